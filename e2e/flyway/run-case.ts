import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import type { Compatibility } from '../../lib/flyway/options'
import type { Case } from './case'
import type { RealFlyway } from './real-flyway'
import { snapshotOf } from './schema-snapshot'
import { type Answers, askOurs, askReal, leftBehind, placeSettings, writeScripts } from './twin'

/** Two databases, one for each engine, and where scripts are written. */
export type Twins = { real: string; ours: string; folder: string }

/** What both engines said and left; `differences` names the parts that are not equal. */
export type Verdict = { real: Answers; ours: Answers; differences: string[] }

/** Lets real Flyway make the same history twice, changes both alike, and asks each engine about its own. */
export async function runCase(
  real: RealFlyway,
  twins: Twins,
  { past, changes, files, options }: Case,
  { schema, compatibility }: { schema: string; compatibility: Compatibility },
): Promise<Verdict> {
  const place = { schema, folder: `${twins.folder}/${schema}` }
  const clients = [new pg.Client(twins.real), new pg.Client(twins.ours)]
  try {
    await Promise.all(clients.map(client => client.connect()))
    await writeScripts(place.folder, past)
    if (Object.keys(past).length > 0) {
      for (const url of [twins.real, twins.ours]) {
        const { error } = await real.ask('migrate', placeSettings({ ...place, url }, {}))
        if (error) throw new Error(`the past of a case failed: ${error}`)
      }
      for (const client of clients) await changeRows(client, schema, changes)
    }
    await writeScripts(place.folder, files)
    const theirs = await askReal(real, { ...place, url: twins.real }, options)
    const ours = await askOurs({ ...place, url: twins.ours }, { ...options, compatibility })
    const [history, schemas] = [[], []] as [unknown[], unknown[]]
    for (const client of clients) {
      history.push(await leftBehind(client, schema))
      schemas.push(await snapshotOf(client, schema))
    }
    const pairs: [string, unknown, unknown][] = [
      ['info', theirs.info, ours.info],
      ['validate', theirs.validate, ours.validate],
      ['migrate', theirs.migrate, ours.migrate],
      ['history', history[0], history[1]],
      ['schema', schemas[0], schemas[1]],
    ]
    const differences = pairs.filter(([, one, other]) => !isDeepStrictEqual(one, other))
    return {
      real: theirs,
      ours,
      differences: differences.map(
        ([name, one, other]) => `${name}\n  real ${JSON.stringify(one)}\n  ours ${JSON.stringify(other)}`,
      ),
    }
  } finally {
    await Promise.all(clients.map(client => client.end()))
  }
}

async function changeRows(client: pg.Client, schema: string, changes: Case['changes']): Promise<void> {
  for (const { row, set } of changes) {
    await client.query(
      `UPDATE "${schema}".flyway_schema_history SET ${set} WHERE installed_rank = $1 AND type <> 'SCHEMA'`,
      [row],
    )
  }
}
