import type { Statement } from '../flyway/statement'
import { FlywayFailure } from './failure'
import type { PreparedScript } from './prepare-script'
import type { StatementFailure } from './statement-failure'

/** A migrate run stops at one of its migrations; in JSON it says what it has done nevertheless (FlywayMigrateException). */
export class MigrateFailure extends FlywayFailure {}

/** A script was begun and not finished: by its own fault, or by that of a callback around its statements. */
export class StepFailure extends MigrateFailure {
  constructor(
    readonly script: PreparedScript,
    /** How the log names the migration. */
    readonly text: string,
    readonly executionTime: number,
    { own, causes, sqlState }: Pick<FlywayFailure, 'own' | 'causes' | 'sqlState'>,
    cause: unknown,
  ) {
    // Flyway says the same once more: the failure of the migration is caused by that of its script.
    super(failedCode(script.migration.version), own, { cause, causes: [own, ...causes], sqlState })
  }
}

/** A statement of a script failed; everything else that stops a run is no fault of a script. */
export class ScriptFailure extends StepFailure {
  constructor(
    script: PreparedScript,
    text: string,
    executionTime: number,
    readonly statement: Statement,
    failure: StatementFailure,
    cause: unknown,
  ) {
    super(script, text, executionTime, failure, cause)
  }
}

/** Flyway's code for a migration that failed. */
export function failedCode(version: string | null): string {
  return version === null ? 'FAILED_REPEATABLE_MIGRATION' : 'FAILED_VERSIONED_MIGRATION'
}
