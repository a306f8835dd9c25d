import type { Databases } from './databases'
import type { EnvironmentName } from './environments'

export type Row = {
  installed_rank: number
  version: string | null
  description: string
  type: string
  script: string
  checksum: number | null
  installed_by: string
  /** As PostgreSQL prints a timestamp without zone. */
  installed_on: string
  execution_time: number
  success: boolean
}

const COLUMNS =
  'installed_rank, version, description, type, script, checksum, installed_by, installed_on::text, execution_time, success'

/** Rewrites the schema history of a database, as its owner: ranks follow the order of the rows. */
export async function rewriteHistory(
  databases: Databases,
  environment: EnvironmentName,
  change: (rows: Row[]) => Row[],
) {
  await databases.transaction(environment, async client => {
    const { rows } = await client.query<Row>(`select ${COLUMNS} from flyway_schema_history order by installed_rank`)
    await client.query('delete from flyway_schema_history')
    for (const [index, row] of change(rows).entries()) {
      const values = Object.values({ ...row, installed_rank: index + 1 })
      await client.query(`insert into flyway_schema_history values (${values.map((_, i) => `$${i + 1}`)})`, values)
    }
  })
}

/** Days by which an environment is behind dev, as a release train goes. */
const LAG: Record<EnvironmentName, number> = { dev: 0, staging: 1.8, prod: 3.7 }
const DAY = 24 * 3600_000

/**
 * When a migration came to an environment, if the newest one came to dev four days ago and they came one or two a week:
 * in working hours, and in prod at half past seven.
 */
export function dateOf(version: number, environment: EnvironmentName, now: Date): Date {
  const age = 4.3 + (24 - version) * 4.4 - LAG[environment]
  const date = new Date(now.getTime() - Math.max(age, 0.1) * DAY)
  if (age < 1) return date
  const [second, millisecond] = [(version * 37) % 60, (version * 331) % 1000]
  if (environment === 'prod') date.setUTCHours(7, 30 + (version % 3), second, millisecond)
  else date.setUTCHours(8 + ((version * 5) % 9), (version * 17) % 60, second, millisecond)
  return date
}

/** `YYYY-MM-DD HH:MM:SS.fff`, UTC. */
export const timestamp = (date: Date) => date.toISOString().replace('T', ' ').slice(0, 23)
