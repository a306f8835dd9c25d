import { refTo } from './schemas'

type Content = Record<string, { schema: object; 'x-events'?: object }>
type Answer = { description: string; content?: Content; headers?: Record<string, object> }

const TEXT = { type: 'string' }

/** A part of the path, percent-encoded. */
export const inPath = (name: string, description: string) => ({
  name,
  in: 'path' as const,
  required: true,
  description,
  schema: TEXT,
})

/** A part of the query; none is required. */
export const inQuery = (name: string, description: string, schema: object = TEXT) => ({
  name,
  in: 'query' as const,
  description,
  schema,
})

/** JSON of one of the named schemas, with the ETag that a poll sends back. */
export const json = (schema: string, description: string): Answer => ({
  description,
  headers: { ETag: { description: 'Covers everything but `takenAt` and `readAt`', schema: TEXT } },
  content: { 'application/json': { schema: refTo(schema) } },
})

/** Plain text. */
export const text = (description: string): Answer => ({
  description,
  content: { 'text/plain': { schema: TEXT } },
})

/** A stream of events; OpenAPI 3.1 has no words for them, so `x-events` names the schema of each one's data. */
export const events = (description: string, schemas: Record<string, object>): Answer => ({
  description,
  content: { 'text/event-stream': { schema: TEXT, 'x-events': schemas } },
})

const PROBLEMS = {
  400: 'The query cannot be used; `detail` names each part of it',
  404: 'There is no such thing; `detail` says where to look',
  503: "The board's own archive cannot be read now; it keeps trying by itself",
  421: 'The Host is neither loopback, `board.url` nor one of `board.hosts`',
} as const

const problemAnswer = (status: keyof typeof PROBLEMS): Answer => ({
  description: PROBLEMS[status],
  content: { 'application/problem+json': { schema: refTo('Problem') } },
})

type Operation = { summary: string; parameters?: object[]; answer: Answer; problems?: (400 | 404 | 503)[] }

/** `GET`, the only method: the board reads. */
export function get({ summary, parameters = [], answer, problems = [] }: Operation) {
  const cached = answer.headers?.ETag ? { 304: { description: 'Unchanged since the ETag of If-None-Match' } } : {}
  const wrong = Object.fromEntries([...problems, 421 as const].map(status => [status, problemAnswer(status)]))
  return { get: { summary, parameters, responses: { 200: answer, ...cached, ...wrong } } }
}
