import { type Answer, filepathOf, runAnswerOf } from './answer'
import { answerScriptFailure } from './answer-failure'
import type { Applied, ScriptFailure } from './apply-script'
import type { Engine } from './engine'

/** `migrate -outputType=json` (MigrateResult); after a failed script with what had been applied before it. */
export function answerMigrate(engine: Engine, initial: string | null, failure: ScriptFailure | null): Answer {
  const { applied, options, warnings } = engine
  // A group that fails is rolled back as a whole; Flyway lists it nevertheless.
  const kept = failure && options.group ? [] : applied
  return {
    ...runAnswerOf(engine, 'migrate'),
    databaseType: 'PostgreSQL',
    ...(failure && { error: answerScriptFailure(failure), exception: failure.message }),
    initialSchemaVersion: initial,
    migrations: applied.map(migration => answerApplied(engine, migration)),
    migrationsExecuted: kept.length,
    success: failure === null,
    targetSchemaVersion: kept.findLast(({ version }) => version !== null)?.version ?? null,
    totalMigrationTime: applied.reduce((sum, { executionTime }) => sum + executionTime, 0),
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
