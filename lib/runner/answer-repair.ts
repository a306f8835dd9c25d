import { dialectOf } from '../flyway/dialect'
import type { AppliedMigration, ResolvedMigration } from '../flyway/migration'
import type { RepairPlan } from '../flyway/repair'
import { type Answer, answerOf, filepathOf } from './answer'
import type { Engine } from './engine'

/** `repair -outputType=json` (RepairResult). */
export function answerRepair(engine: Engine, { removed, deleted, aligned }: RepairPlan): Answer {
  const output = ({ version, description }: AppliedMigration, resolved: ResolvedMigration | null = null) => ({
    description,
    filepath: filepathOf(engine, resolved),
    version: version ?? '',
  })
  const actions: [string, unknown[]][] = [
    ['Removed failed migrations', removed],
    [dialectOf(engine.options.compatibility).markedDeleted, deleted],
    ['Aligned applied migration checksums', aligned],
  ]
  return {
    ...answerOf(engine, 'repair'),
    migrationsAligned: aligned.map(({ row, resolved }) => output(row, resolved)),
    migrationsDeleted: deleted.map(row => output(row)),
    migrationsRemoved: removed.map(row => output(row)),
    repairActions: actions.flatMap(([action, rows]) => (rows.length > 0 ? [action] : [])),
    warnings: engine.warnings,
  }
}
