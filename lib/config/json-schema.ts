import { z } from 'zod'
import { configSchema } from './schema'

/** The JSON Schema of the configuration file, for editors; committed as `public/instrument-cluster.schema.json`. */
export function jsonSchemaText(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input' })
  return `${JSON.stringify({ title: 'instrument-cluster.yaml', ...schema }, null, 2)}\n`
}
