import { postgresUrl } from './urls'
import { always, flag, line, mapping, whole } from './values'

const MUST = 'must have a url, or host, database and user'

/** How a database is reached: one URL, or its parts. */
export const databaseSchema = mapping(
  {
    url: postgresUrl
      .nullish()
      .describe('postgresql://user:password@host:5432/database, of a role that can only SELECT'),
    host: line().nullish(),
    port: whole(1, 65_535).nullish().meta({ default: 5432 }),
    database: line().nullish(),
    user: line().nullish(),
    passwordFile: line().nullish().describe('A file with the password and nothing else'),
    ssl: flag.nullish().meta({ default: false }),
  },
  MUST,
)
  .refine(({ url, ...parts }) => !url || Object.values(parts).every(part => part == null), {
    error: 'has a url and parts of one; give one or the other',
    when: always,
  })
  .refine(({ url, host, database, user }) => url || (host && database && user), { error: MUST, when: always })
