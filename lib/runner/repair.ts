import { planRepair, type RepairPlan } from '../flyway/repair'
import { unknownTypeError } from '../flyway/row-types'
import { answerRepair } from './answer-repair'
import { formatDuration } from './duration'
import type { Engine } from './engine'
import { refuse } from './failure'
import { historyExists, nameOf, readHistory } from './history-table'
import { changeHistory } from './repair-history'
import { inTransaction } from './transaction'
import { type Outcome, type Run, withRepairingEngine } from './with-engine'

/** Brings the history in line with the scripts, as `flyway repair` does; a dry run shows each row and changes none. */
export function repair(run: Run): Promise<Outcome<RepairPlan>> {
  return withRepairingEngine(run, async engine => {
    const started = performance.now()
    const plan = run.dryRun
      ? await showPlan(engine)
      : await inTransaction(engine.main, engine.print, () => work(engine))
    const time = formatDuration(performance.now() - started)
    if (run.dryRun) engine.print('info', 'Nothing was changed: this was a dry run.')
    else
      engine.print(
        'info',
        `Successfully repaired schema history table ${nameOf(engine.history)} (execution time ${time}).`,
      )
    if (!run.dryRun && plan.deleted.length > 0) engine.print('info', LEFTOVERS)
    engine.answer?.(answerRepair(engine, plan))
    return plan
  })
}

const LEFTOVERS =
  'Please ensure the previous contents of the deleted migrations are removed from the database, or moved into an existing migration.'

async function work(engine: Engine): Promise<RepairPlan> {
  const plan = await planned(engine)
  await changeHistory(engine, plan)
  return plan
}

async function planned({ main, history, resolved, options, print }: Engine): Promise<RepairPlan> {
  const name = nameOf(history)
  const unneeded = `Repair of failed migration in Schema History table ${name} not necessary`
  if (!(await historyExists(main, history))) {
    print('info', `${unneeded} as table doesn't exist.`)
    return { removed: [], deleted: [], aligned: [], error: null }
  }
  const rows = await readHistory(main, history)
  const { migrations } = resolved
  for (const { type } of rows) refuse(unknownTypeError(type, options.compatibility))
  // Flyway removes what failed before it looks at the scripts.
  if (rows.every(({ success }) => success)) print('info', `${unneeded}. No failed migration detected.`)
  refuse(resolved.error)
  const plan = planRepair({ migrations, rows, options })
  refuse(plan.error)
  return plan
}

async function showPlan(engine: Engine): Promise<RepairPlan> {
  const plan = await planned(engine)
  const say = (what: string) => engine.print('info', what)
  for (const row of plan.removed) say(`Would remove row ${row.installedRank} (${row.script}, failed)`)
  for (const row of plan.deleted) say(`Would mark row ${row.installedRank} (${row.script}) as deleted`)
  for (const { row, resolved } of plan.aligned) {
    const change = (['description', 'type', 'checksum'] as const)
      .filter(name => row[name] !== resolved[name])
      .map(name => `${name} ${row[name]} to ${resolved[name]}`)
    say(`Would change row ${row.installedRank} (${row.script}): ${change.join(', ')}`)
  }
  return plan
}
