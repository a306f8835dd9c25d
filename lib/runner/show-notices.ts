import type pg from 'pg'
import type { Print } from './print'

const NOTICE = '00000'

/** What the sessions that are held back have said. */
const held = new WeakMap<pg.Client, (() => void)[]>()

/** Prints what the server says beside its answers. Flyway keeps it until a statement has ended; here it is seen while it runs. */
export function showNotices(client: pg.Client, print: Print): pg.Client {
  client.on('notice', ({ message = '', code = NOTICE }) => {
    const show = () => {
      if (code === NOTICE) print('info', `DB: ${message}`)
      else print('warn', `DB: ${message} (SQL State: ${code} - Error Code: 0)`)
    }
    const kept = held.get(client)
    if (kept) kept.push(show)
    else show()
  })
  return client
}

/** Keeps what the server says from now on until it is let go; it is shown when it is asked for. */
export function keepNotices(client: pg.Client): { letGo: () => void; show: () => void } {
  const kept: (() => void)[] = []
  held.set(client, kept)
  const show = () => {
    for (const one of kept) one()
  }
  return { letGo: () => void held.delete(client), show }
}
