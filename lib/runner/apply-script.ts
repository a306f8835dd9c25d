import type { Statement } from '../flyway/statement'
import { addRow } from './add-row'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { scriptFailure } from './failure-block'
import { quoted } from './names'
import type { PreparedScript } from './prepare-script'
import { runStatement } from './run-statement'
import { schemaExists } from './schemas'
import { refuseSelfWait } from './self-wait'
import { statementError } from './server-error'

/** A migration that this run has applied. */
export type Applied = { version: string | null; description: string; executionTime: number }

/** A statement of a script failed; everything else that stops a run is no fault of a script. */
export class ScriptFailure extends FlywayFailure {
  constructor(
    readonly script: PreparedScript,
    readonly text: string,
    readonly executionTime: number,
    message: string,
    cause: unknown,
  ) {
    super(
      script.migration.version === null ? 'FAILED_REPEATABLE_MIGRATION' : 'FAILED_VERSIONED_MIGRATION',
      message,
      1,
      cause,
    )
  }
}

/** Runs one script on the worker and writes its row; `text` names it in the log. */
export async function applyScript(engine: Engine, script: PreparedScript, text: string): Promise<Applied> {
  const { version, description, type, script: path, checksum } = script.migration
  engine.print('info', `Migrating ${text}`)
  refuseSelfWait(engine, script)
  await startStep(engine)
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  for (const statement of script.statements) {
    await runStatement(engine.worker, statement, engine.showResults ? engine.print : null).catch(error => {
      throw new ScriptFailure(script, text, elapsed(), failureOf(script, statement, error), error)
    })
  }
  const executionTime = elapsed()
  // What a script has made of the session does not decide as whom its row is written.
  if (engine.main === engine.worker) await resetRole(engine)
  await addRow(engine, { version, description, type, script: path, checksum, executionTime, success: true })
  return { version, description, executionTime }
}

/** Role and search path as the session began, with the default schema in front (PostgreSQLConnection.changeCurrentSchemaTo). */
async function startStep(engine: Engine): Promise<void> {
  const { main, worker, schema, searchPath } = engine
  await resetRole(engine)
  await schemaExists(main, schema)
  const isFirst = searchPath === schema || searchPath.startsWith(`${schema},`)
  const path = isFirst ? searchPath : [quoted(schema), ...(searchPath ? [searchPath] : [])].join(', ')
  await worker.query("SELECT set_config('search_path', $1, false)", [path])
}

async function resetRole({ worker, role }: Engine): Promise<void> {
  await worker.query(`SET ROLE ${worker.escapeLiteral(role)}`)
}

function failureOf({ file }: PreparedScript, { line }: Statement, error: unknown): string {
  const { location, absolute, path } = file
  const head = `Failed to execute script ${path.slice(path.lastIndexOf('/') + 1)}`
  return scriptFailure(head, statementError(error), { location, absolute, line })
}
