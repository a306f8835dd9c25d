import type { AppliedMigration } from '../flyway/migration'
import { planRepair, type RepairInput, type RepairPlan } from '../flyway/repair'
import { answerRepair } from './answer-repair'
import { around } from './around'
import { asUnit } from './as-unit'
import { formatDuration } from './duration'
import type { Engine } from './engine'
import { refuse } from './failure'
import { historyExists, nameOf, notThere } from './history-table'
import { readRows } from './read-rows'
import { changeHistory, removeRows } from './repair-history'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Brings the history in line with the scripts, as `flyway repair` does; a dry run shows each row and changes none. */
export function repair(run: Run): Promise<Outcome<RepairPlan>> {
  return withEngine(run, async engine => {
    const plan = run.dryRun ? await showPlan(engine) : await around(engine, 'Repair', () => work(engine))
    engine.answer?.(answerRepair(engine, plan))
    return plan
  })
}

const LEFTOVERS =
  'Please ensure the previous contents of the deleted migrations are removed from the database, or moved into an existing migration.'

async function work(engine: Engine): Promise<RepairPlan> {
  const { main, print, history } = engine
  const started = performance.now()
  const plan = await asUnit(engine, main, async () => {
    const planned = await makePlan(engine, failed => removeRows(engine, failed))
    await changeHistory(engine, planned)
    return planned
  })
  const time = formatDuration(performance.now() - started)
  print('info', `Successfully repaired schema history table ${nameOf(history)} (execution time ${time}).`)
  if (plan.deleted.length > 0) print('info', LEFTOVERS)
  return plan
}

/** First the failed rows go, then the scripts are looked at: what is wrong with these stops it then, and without a transaction the rows are gone. */
async function makePlan(
  engine: Engine,
  remove: (failed: AppliedMigration[]) => Promise<void> = async () => {},
): Promise<RepairPlan> {
  const { main, history, resolved, options, print } = engine
  const name = nameOf(history)
  const unneeded = `Repair of failed migration in Schema History table ${name} not necessary`
  if (!(await historyExists(main, history))) {
    print('info', `${unneeded} as table doesn't exist.`)
    refuse(resolved.error)
    print('info', notThere(history))
    return checked({ migrations: resolved.migrations, rows: [], options })
  }
  const rows = await readRows(engine)
  if (rows.every(({ success }) => success)) print('info', `${unneeded}. No failed migration detected.`)
  await remove(rows.filter(({ success }) => !success))
  refuse(resolved.error)
  return checked({ migrations: resolved.migrations, rows, options })
}

function checked(input: RepairInput): RepairPlan {
  const plan = planRepair(input)
  refuse(plan.error)
  return plan
}

async function showPlan(engine: Engine): Promise<RepairPlan> {
  const plan = await makePlan(engine)
  const say = (what: string) => engine.print('info', what)
  for (const row of plan.removed) say(`Would remove row ${row.installedRank} (${row.script}, failed)`)
  for (const row of plan.deleted) say(`Would mark row ${row.installedRank} (${row.script}) as deleted`)
  for (const { row, resolved } of plan.aligned) {
    const change = (['description', 'type', 'checksum'] as const)
      .filter(name => row[name] !== resolved[name])
      .map(name => `${name} ${row[name]} to ${resolved[name]}`)
    say(`Would change row ${row.installedRank} (${row.script}): ${change.join(', ')}`)
  }
  say('Nothing was changed: this was a dry run.')
  return plan
}
