import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { FlywayOptions } from '../flyway/options'
import { FlywayFailure } from './failure'
import { sqlFailure } from './failure-block'
import type { Server } from './jdbc-url'
import { rememberLoss } from './lost-session'
import type { Print } from './print'
import { connectError, type DriverError } from './server-error'

/** Opens a connection, again and again as `connectRetries` allows, and says so as Flyway does (JdbcUtils.openConnection). */
export async function openSession(
  server: Server,
  { connectRetries, connectRetriesInterval }: Pick<FlywayOptions, 'connectRetries' | 'connectRetriesInterval'>,
  print: Print,
): Promise<pg.Client> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await open(server)
    } catch (error) {
      const problem = connectError(error, server.host, server.port)
      if (attempt >= connectRetries) throw refused(server, problem, error)
      const seconds = Math.min(2 ** attempt, connectRetriesInterval)
      const [, cause] = problem.causes
      print(
        'warn',
        `Connection error: ${problem.message}${cause ? `\n(Caused by ${cause.replace(/^[\w.]+: /, '')})` : ''}\nRetrying in ${seconds} sec...`,
      )
      await wait(seconds * 1000)
    }
  }
}

async function open(server: Server): Promise<pg.Client> {
  const { applicationName, searchPath, ssl, password, address, ...where } = server
  const client = new pg.Client({
    ...where,
    ...(password !== null && { password }),
    ssl: ssl === false ? false : { rejectUnauthorized: ssl === 'verified' },
    application_name: applicationName,
    keepAlive: true,
  })
  rememberLoss(client)
  await client.connect()
  // As pgjdbc does: `installed_on` and `now()` are in the zone of the process that migrates.
  const zone = client.escapeLiteral(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const settings = [`SET TimeZone TO ${zone}`, 'SET DateStyle TO ISO']
  if (searchPath !== null) settings.push(`SELECT set_config('search_path', ${client.escapeLiteral(searchPath)}, false)`)
  await client.query(settings.join(';'))
  return client
}

function refused({ user, address }: Server, problem: DriverError, cause: unknown): FlywayFailure {
  const head = `Unable to obtain connection from database (${address}) for user '${user}': ${problem.message}`
  const { causes, sqlState } = problem
  return new FlywayFailure('DB_CONNECTION', sqlFailure(head, problem), { cause, causes, sqlState })
}
