import type { Info, InfoLine } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { quoted } from '../flyway/quoted'
import { parseTarget } from '../flyway/target'
import { compareVersions, parseVersion } from '../flyway/version'
import { withLock } from './advisory-lock'
import { applyBatch, type Pending } from './apply-batch'
import type { Applied } from './apply-script'
import { checkRows, describeSituation } from './describe-situation'
import { formatDuration } from './duration'
import type { Engine } from './engine'
import { refuse } from './failure'
import { readInfo } from './read-info'
import { runCallbacksAlone } from './run-callbacks'

/** Applies what is pending, each migration under a lock of its own, or all under one with `group` (DbMigrate.migrate). */
export async function applyPending(engine: Engine): Promise<Applied[]> {
  const { options } = engine
  const step = (first: boolean) => applyNext(engine, first)
  const applied = options.group
    ? await withLock(engine, () => repeat(options, step))
    : await repeat(options, first => withLock(engine, () => step(first)))
  if (!applied.some(({ version }) => version === null)) await runCallbacksAlone(engine, 'afterVersioned')
  engine.print('info', summary(engine.schema, applied))
  return applied
}

/** Again until nothing is left: a group, too, is followed by a look at what is left of it. */
async function repeat({ target }: FlywayOptions, step: (first: boolean) => Promise<Applied[]>): Promise<Applied[]> {
  const applied: Applied[] = []
  for (let first = true; ; first = false) {
    const done = await step(first)
    applied.push(...done)
    // What is next is asked once: else every migration would be in its turn.
    if (done.length === 0 || parseTarget(target).version.kind === 'next') return applied
  }
}

async function applyNext(engine: Engine, first: boolean): Promise<Applied[]> {
  // Read again each time: between two locks another Flyway may have gone on.
  const info = await readInfo(engine)
  refuse(info.error)
  if (first) engine.initialVersion = info.current
  if (first) describeSituation(engine, info)
  checkRows(engine, info)
  const pending = pendingOf(info)
  return applyBatch(engine, engine.options.group ? pending : pending.slice(0, 1))
}

function pendingOf(info: Info): Pending[] {
  return info.lines.flatMap(({ state, resolved, version }) => {
    return state === 'Pending' && resolved ? [{ migration: resolved, outOfOrder: isBelow(version, info.current) }] : []
  })
}

function isBelow(version: InfoLine['version'], current: string | null): boolean {
  const [left, right] = [parseVersion(version ?? ''), parseVersion(current ?? '')]
  return left !== null && right !== null && compareVersions(left, right) < 0
}

function summary(schema: string, applied: Applied[]): string {
  const name = quoted(schema)
  if (applied.length === 0) return `Schema ${name} is up to date. No migration necessary.`
  const time = formatDuration(applied.reduce((sum, { executionTime }) => sum + executionTime, 0))
  const version = applied.findLast(migration => migration.version !== null)?.version
  const now = version === undefined ? '' : `, now at version v${version}`
  const count = `${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'}`
  return `Successfully applied ${count} to schema ${name}${now} (execution time ${time})`
}
