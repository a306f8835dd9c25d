import { z } from 'zod'
import { server } from '@/lib/server'
import { problem } from './problem'

/** The query as its schema has it, or the answer that names each part that cannot be used. */
export function parseQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> | Response {
  const query = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (query.success) return query.data
  const parts = query.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return problem(400, 'Unusable query', parts.join('; '))
}

/** What a viewer of the board asks for: one project or all, with or without migrations. */
const View = z.object({
  project: z.string().nullable().default(null),
  summary: z
    .enum(['', 'true', 'false'])
    .optional()
    .transform(value => value === '' || value === 'true'),
})

export type View = z.output<typeof View>

/** The view in a query, or the answer that says why there is none. */
export function parseView(request: Request): View | Response {
  const view = parseQuery(request, View)
  if (view instanceof Response || view.project === null || server().projects().includes(view.project)) return view
  return problem(404, 'No such project', 'No environment of the configuration belongs to this project.')
}
