import { z } from 'zod'
import { retentionSchema } from './retention-schema'
import { postgresUrl, webUrl } from './urls'
import { list, mapping } from './values'

const HOST = 'must be names without https:// and without a path, such as board.example.com'
const SHORT = 'must be at least four characters each: shorter ones would blank half of every log'

/** The board itself. */
export const boardSchema = mapping({
  database: postgresUrl.nullish().describe("The board's own PostgreSQL"),
  url: webUrl.nullish().describe('Where people reach the board'),
  hosts: list
    .refine(hosts => hosts.every(host => /^(\[[0-9a-f:.]+\]|[\p{L}\p{N}._-]+)(:\d{1,5})?$/iu.test(host)), HOST)
    .nullish()
    .describe('Further Host names that are answered'),
  access: z
    .enum(['loopback', 'public'], { error: 'must be loopback or public' })
    .nullish()
    .meta({ default: 'loopback' }),
  mask: mapping({
    values: list.refine(values => values.every(value => value.length >= 4), SHORT).nullish(),
    rowValues: z
      .enum(['public', 'signed-in'], { error: 'must be public or signed-in' })
      .nullish()
      .meta({ default: 'signed-in' }),
  }).nullish(),
  retention: retentionSchema
    .nullish()
    .describe('How long runs are kept, and how much the logs of each environment may take; 365 days and 20 GiB'),
}).nullish()
