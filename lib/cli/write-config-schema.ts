import { writeFileSync } from 'node:fs'
import { jsonSchemaText } from '../config/json-schema'

/** `npx tsx lib/cli/write-config-schema.ts`: writes the JSON Schema that editors use, after a change of the configuration's keys. */
writeFileSync('public/instrument-cluster.schema.json', jsonSchemaText())
