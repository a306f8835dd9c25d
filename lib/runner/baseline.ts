import { judgeBaseline } from '../flyway/baseline'
import { parseVersion } from '../flyway/version'
import { invalidVersion } from '../flyway/version-text'
import { answerBaseline } from './answer-baseline'
import { around } from './around'
import { createHistoryTable } from './create-history'
import { createSchemas } from './create-schemas'
import type { Engine } from './engine'
import { FlywayFailure, refuse } from './failure'
import { historyExists, nameOf } from './history-table'
import { readRows } from './read-rows'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Marks a schema that is there already as being at `baselineVersion`, as `flyway baseline` does; a dry run shows the row that it would write. */
export function baseline(run: Run): Promise<Outcome<{ version: string }>> {
  return withEngine(run, async engine => {
    const { baselineVersion } = engine.options
    const version = parseVersion(baselineVersion)?.text
    if (version === undefined) throw new FlywayFailure('ERROR', invalidVersion(baselineVersion))
    if (run.dryRun) await showMarker(engine, version)
    else await mark(engine, version)
    engine.answer?.(answerBaseline(engine, version))
    return { version }
  })
}

async function mark(engine: Engine, version: string): Promise<void> {
  await createSchemas(engine, { withBaseline: true })
  await around(engine, 'Baseline', async () => {
    if (await isMarked(engine)) return
    await createHistoryTable(engine, true)
    engine.print('info', `Successfully baselined schema with version: ${version}`)
  })
}

/** Whether the marker is there; stops where there is a history without it. */
async function isMarked(engine: Engine): Promise<boolean> {
  const { main, history, options, print } = engine
  if (!(await historyExists(main, history))) return false
  const name = nameOf(history)
  refuse(judgeBaseline(await readRows(engine), name, options).error)
  const { baselineVersion, baselineDescription } = options
  print(
    'info',
    `Schema history table ${name} already initialized with (${baselineVersion},${baselineDescription}). Skipping.`,
  )
  return true
}

async function showMarker(engine: Engine, version: string): Promise<void> {
  const { history, options, print } = engine
  const { baselineDescription: description } = options
  if (!(await isMarked(engine))) {
    const row = `version ${version}, description ${description}, type BASELINE, installed by ${options.installedBy ?? engine.role}`
    print('info', `Would create the table ${nameOf(history)} and write row 1: ${row}`)
  }
  print('info', 'Nothing was changed: this was a dry run.')
}
