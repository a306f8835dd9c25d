import type pg from 'pg'
import type { Print } from './print'

const NOTICE = '00000'

/** Prints what the server says beside its answers. Flyway keeps it until a statement has ended; here it is seen while it runs. */
export function showNotices(client: pg.Client, print: Print): pg.Client {
  client.on('notice', ({ message = '', code = NOTICE }) => {
    if (code === NOTICE) print('info', `DB: ${message}`)
    else print('warn', `DB: ${message} (SQL State: ${code} - Error Code: 0)`)
  })
  return client
}
