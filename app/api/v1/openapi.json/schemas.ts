import { z } from 'zod'
import * as answers from '@/lib/board/answers'
import * as board from '@/lib/board/schema'
import * as sessions from '@/lib/board/sessions'

/** Where the document keeps a schema. */
export const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/**
 * The shapes of all answers by their names, made from the schemas that tests check the answers against. Further fields
 * are allowed everywhere: the interface may grow some.
 */
export function schemasOfAnswers(): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries({ ...board, ...answers, ...sessions })) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: name => refTo(name).$ref })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _dialect, ...schema }]) => [name, schema]),
  )
}
