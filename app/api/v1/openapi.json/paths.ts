import { events, get, inPath, inQuery, json, text } from './operation'
import { refTo } from './schemas'

const PROJECT = inQuery('project', 'Only this project')
const SUMMARY = inQuery('summary', 'Environments come without their migrations', { type: 'string', enum: ['', 'true'] })
const RUN = inPath('id', 'A run: `{podUid}.{container}.{restartCount}`')
const LAST_EVENT = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'Goes on behind this event',
  schema: { type: 'string' },
}
const line = (name: string, description: string) => inQuery(name, description, { type: 'integer', minimum: 1 })
const atMost = (maximum: number) => inQuery('limit', 'At most so many', { type: 'integer', minimum: 1, maximum })
const beat = { type: 'object', properties: { now: { type: 'string', format: 'date-time' } }, required: ['now'] }

const BOARD = {
  '/api/v1/board': get({
    summary: 'What the board shows',
    parameters: [PROJECT, SUMMARY],
    answer: json('Board', 'The board'),
    problems: [400, 404],
  }),
  '/api/v1/stream': get({
    summary: 'The live board: whole at first and after a gap, then each change, and a beat every 4 s',
    parameters: [PROJECT, SUMMARY, LAST_EVENT],
    answer: events('Events; 10 s without one mean that the connection is lost', {
      board: refTo('Board'),
      environment: refTo('StreamEnvironment'),
      beat: refTo('StreamBeat'),
    }),
    problems: [400, 404],
  }),
  '/api/v1/environments/{environment}': get({
    summary: 'One environment with all its migrations',
    parameters: [inPath('environment', 'Its name')],
    answer: json('Environment', 'The environment'),
    problems: [404],
  }),
  '/api/v1/environments/{environment}/sessions': get({
    summary:
      'Sessions of its database: the migration, who waits, and who is in the way; read every 2 s while asked for',
    parameters: [inPath('environment', 'Its name')],
    answer: json('Sessions', 'The sessions'),
    problems: [404],
  }),
  '/api/v1/migrations/{key}': get({
    summary: 'One migration in every environment, with the script as each has it',
    parameters: [inPath('key', 'Such as V2.1, R__name, baseline@1'), PROJECT],
    answer: json('MigrationAcross', 'The migration'),
    problems: [400, 404],
  }),
}

const RUNS = {
  '/api/v1/runs': get({
    summary: 'Runs, newest first',
    parameters: [
      inQuery('environment', 'Only of this environment'),
      inQuery('state', 'Only in this state', { enum: ['waiting', 'running', 'succeeded', 'failed', 'lost'] }),
      inQuery('before', 'The `next` of the page before'),
      atMost(200),
    ],
    answer: json('Runs', 'A page of runs'),
    problems: [400, 404, 503],
  }),
  '/api/v1/runs/{id}': get({
    summary: "One run, its steps, and the pod's other attempts",
    parameters: [RUN],
    answer: json('RunDetail', 'The run'),
    problems: [404, 503],
  }),
  '/api/v1/runs/{id}/log': get({
    summary: 'The log as `kubectl logs` prints it, byte for byte but for masked spans',
    parameters: [RUN, line('from', 'The first line'), line('to', 'The last line')],
    answer: {
      ...text('The lines'),
      headers: { 'X-Masked-Spans': { description: 'How many spans are masked', schema: { type: 'integer' } } },
    },
    problems: [400, 404, 503],
  }),
  '/api/v1/runs/{id}/log/lines': get({
    summary: 'Lines of the log with number, time and level',
    parameters: [
      RUN,
      line('from', 'The first line wanted; backward: the last'),
      atMost(5_000),
      inQuery('direction', 'Forward from `from`, or backward', { enum: ['forward', 'backward'] }),
      inQuery('search', 'Plain text: only lines that have it, of the whole log, and how many there are'),
      inQuery('case', 'The search tells A from a', { enum: ['0', '1'] }),
      inQuery('word', 'The search finds whole words', { enum: ['0', '1'] }),
      inQuery('around', 'Lines before and after each match', { type: 'integer', minimum: 0, maximum: 20 }),
      inQuery('skip', 'Found lines to leave out, instead of `from`', { type: 'integer', minimum: 0 }),
    ],
    answer: json('LogLines', 'A page of lines'),
    problems: [400, 404, 503],
  }),
  '/api/v1/runs/{id}/log/stream': get({
    summary: "The log's lines as they come, until the run has ended",
    parameters: [RUN, inQuery('after', 'As Last-Event-ID', { type: 'integer', minimum: 0 }), LAST_EVENT],
    answer: events('Events; the id is the number of the last line', {
      lines: { type: 'object', properties: { lines: { type: 'array', items: refTo('LogLine') } }, required: ['lines'] },
      end: refTo('LogEnd'),
      beat,
    }),
    problems: [400, 404, 503],
  }),
}

/** All paths of the HTTP interface, with what each takes and answers. */
export const PATHS = {
  ...BOARD,
  ...RUNS,
  '/api/v1/openapi.json': get({ summary: 'This document', answer: { description: 'OpenAPI 3.1' } }),
  '/healthz': get({ summary: 'The process answers', answer: text('ok') }),
  '/readyz': readyz(),
}

function readyz() {
  const { get: operation } = get({
    summary: 'Whether every configured source was tried once, whatever came of it',
    answer: { description: 'It was', content: { 'application/json': { schema: refTo('Readiness') } } },
  })
  const unready = {
    description: 'Starting or stopping',
    content: { 'application/json': { schema: refTo('Readiness') } },
  }
  return { get: { ...operation, responses: { ...operation.responses, 503: unready } } }
}
