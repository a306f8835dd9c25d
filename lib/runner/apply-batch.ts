import { dialectOf } from '../flyway/dialect'
import type { ResolvedMigration } from '../flyway/migration'
import { addRow } from './add-row'
import { type Applied, applyScript } from './apply-script'
import { asUnit } from './as-unit'
import type { Engine } from './engine'
import { lossOf } from './lost-session'
import { failedCode, MigrateFailure, StepFailure } from './migrate-failure'
import { migrationText } from './migration-text'
import { type PreparedScript, prepareScript } from './prepare-script'
import { callbacksOf, runCallbacks } from './run-callbacks'
import { startStep, stepStart } from './start-step'

/** A migration to apply, and whether one above it has been applied. */
export type Pending = { migration: ResolvedMigration; outOfOrder: boolean }

/** Applies migrations as one unit: in one transaction, unless one of them may not be in any (DbMigrate.applyMigrations). */
export async function applyBatch(engine: Engine, pending: Pending[]): Promise<Applied[]> {
  if (pending.length === 0) return []
  const scripts = pending.map(({ migration }) => prepare(engine, migration))
  if (!engine.options.mixed) refuseMixture(scripts)
  const transactional = scripts.every(script => script.transactional)
  const { executeInTransaction, skipExecutingMigrations } = engine.options
  const opens = transactional && executeInTransaction
  const work = async () => {
    const applied: Applied[] = []
    for (const [index, script] of scripts.entries()) {
      const outOfOrder = pending[index]?.outOfOrder ?? false
      const marks = { outOfOrder, transactional: script.transactional }
      const text = migrationText(engine.schema, script.migration, marks)
      // With the transaction its first step began, too. What is skipped leaves the session as it is.
      if (!skipExecutingMigrations && (index > 0 || !opens)) await startStep(engine)
      if (script.migration.version === null && !engine.applied.some(isRepeatable)) await enterRepeatables(engine)
      applied.push(await applyScript(engine, { ...script, transactional }, text))
    }
    return applied
  }
  try {
    const first = skipExecutingMigrations ? '' : stepStart(engine)
    return await (transactional ? asUnit(engine, engine.worker, work, first) : work())
  } catch (error) {
    if (error instanceof StepFailure) await reportFailure(engine, error)
    throw error
  }
}

const isRepeatable = ({ version }: Applied) => version === null

async function enterRepeatables(engine: Engine): Promise<void> {
  for (const event of ['afterVersioned', 'beforeRepeatables'] as const) {
    if (callbacksOf(engine, event).length === 0) continue
    await startStep(engine)
    await runCallbacks(engine, event)
  }
}

function prepare({ files, options, serverMajor }: Engine, migration: ResolvedMigration): PreparedScript {
  const file = files.find(({ path }) => path === migration.script)
  if (!file) throw new Error(`no file for ${migration.script}`)
  return prepareScript(migration, file, options, serverMajor)
}

function refuseMixture(scripts: PreparedScript[]): void {
  const [first] = scripts
  const offending = scripts.find(({ transactional }) => transactional !== first?.transactional)
  if (!offending) return
  const { version, description } = offending.migration
  // Flyway puts the blank before a description that stands alone, too.
  const name = `${version ?? ''}${description === '' ? '' : ` ${description}`}`
  throw new MigrateFailure(
    failedCode(version),
    'Detected both transactional and non-transactional migrations within the same migration group (even though mixed is false). ' +
      `First offending migration: "${name}"${offending.transactional ? '' : ' [non-transactional]'}`,
  )
}

function rolledBack({ worker, options }: Engine): string {
  // The server rolls back in any case.
  return lossOf(worker) && dialectOf(options.compatibility).doubtsRollback ? '' : ' Changes successfully rolled back.'
}

const LEFT = ' Please restore backups and roll back database and code!'

async function reportFailure(engine: Engine, failure: StepFailure): Promise<void> {
  const { migration, transactional } = failure.script
  engine.print('error', `Migration of ${failure.text} failed!${transactional ? rolledBack(engine) : LEFT}`)
  // Under the transactional lock a row would be rolled back with it, so there is none (docs: flyway.md §8.2).
  if (transactional || engine.main !== engine.worker) return
  const { version, description, type, script, checksum } = migration
  const row = { version, description, type, script, checksum, executionTime: failure.executionTime }
  await addRow(engine, { ...row, success: false })
}
