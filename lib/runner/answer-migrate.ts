import { dialectOf } from '../flyway/dialect'
import { type Answer, filepathOf, runAnswerOf } from './answer'
import { answerMigrateFailure } from './answer-failure'
import type { Applied } from './apply-script'
import type { Engine } from './engine'
import type { MigrateFailure } from './migrate-failure'

/** `migrate -outputType=json` (MigrateResult); after a failed migration with what had been applied before it. */
export function answerMigrate(engine: Engine, failure: MigrateFailure | null): Answer {
  const { applied, options, warnings } = engine
  // A group that fails is rolled back as a whole; Flyway lists it nevertheless.
  const kept = failure && options.group ? [] : applied
  const totalMigrationTime = applied.reduce((sum, { executionTime }) => sum + executionTime, 0)
  return {
    ...runAnswerOf(engine, 'migrate'),
    ...(dialectOf(options.compatibility).json.databaseType && { databaseType: 'PostgreSQL', totalMigrationTime }),
    ...(failure && { error: answerMigrateFailure(failure, options.compatibility), exception: failure.own }),
    initialSchemaVersion: engine.initialVersion,
    migrations: applied.map(migration => answerApplied(engine, migration)),
    migrationsExecuted: kept.length,
    success: failure === null,
    targetSchemaVersion: failure ? null : (kept.findLast(({ version }) => version !== null)?.version ?? null),
    warnings,
  }
}

function answerApplied(engine: Engine, { version, description, executionTime }: Applied): Answer {
  const resolved = engine.resolved.migrations.find(one => one.version === version && one.description === description)
  return {
    category: version === null ? 'Repeatable' : resolved?.kind === 'baseline' ? 'Baseline' : 'Versioned',
    description,
    executionTime,
    filepath: filepathOf(engine, resolved ?? null),
    type: resolved?.type ?? 'SQL',
    version: version ?? '',
  }
}
