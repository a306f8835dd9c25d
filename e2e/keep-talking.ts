import type { World } from './world/world'

/** The lock that a migration looks for to know that it may stop talking; nobody else holds it. */
const LOCK = 4711

/**
 * A script that talks while it runs: what a statement says is printed when it ends, so each line, or few lines, are a
 * statement of their own. `say` is PL/pgSQL. It goes on for `count` statements, or until `keepTalking` is over.
 */
export const talk = (count: number, say: (number: number) => string): string =>
  Array.from(
    { length: count },
    (_, index) => `DO $$ BEGIN IF NOT pg_try_advisory_xact_lock(${LOCK}) THEN
  ${say(index + 1)}
  PERFORM pg_sleep(0.05);
END IF; END $$;
`,
  ).join('')

/** Holds the lock that keeps a talk going, however slow the machine is; ends it when called. */
export async function keepTalking(world: World): Promise<() => Promise<void>> {
  let enough = () => {}
  let begun = () => {}
  const isBegun = new Promise<void>(resolve => (begun = resolve))
  const ended = world.databases.transaction('dev', async client => {
    await client.query(`select pg_advisory_xact_lock(${LOCK})`)
    begun()
    await new Promise<void>(resolve => (enough = resolve))
  })
  await isBegun
  return () => {
    enough()
    return ended
  }
}
