import { dialectOf } from '../flyway/dialect'
import type { Info, InfoLine } from '../flyway/migration'
import { type Answer, filepathOf, runAnswerOf } from './answer'
import type { Engine } from './engine'
import { holdsSomething } from './schemas'

/** `info -outputType=json` (InfoResult). */
export async function answerInfo(engine: Engine, { current }: Info, lines: InfoLine[]): Promise<Answer> {
  const held = await Promise.all(engine.schemas.map(schema => holdsSomething(engine.main, schema)))
  return {
    ...runAnswerOf(engine, 'info'),
    allSchemasEmpty: !held.includes(true),
    migrations: lines.map(line => answerLine(engine, line)),
    schemaVersion: current,
  }
}

function answerLine(engine: Engine, line: InfoLine): Answer {
  const { category, version, description, type, state, resolved, applied } = line
  return {
    category,
    description,
    executionTime: applied?.executionTime ?? 0,
    filepath: filepathOf(engine, resolved),
    installedBy: applied?.installedBy ?? '',
    installedOnUTC: applied ? inUtc(applied.installedOn) : '',
    rawVersion: version ?? '',
    ...(dialectOf(engine.options.compatibility).json.cause && { shouldExecuteExpression: null }),
    state,
    type,
    undoFilepath: '',
    // Unlike the table it says so of a deleted one, too.
    undoable: version === null || state === 'Undone' ? '' : 'No',
    version: version ?? '',
  }
}

/** The session's zone is this process's, as a JVM's would be; the fraction has three or six digits, or is not there (java.time.Instant). */
function inUtc(installedOn: string): string {
  const [seconds = '', fraction = ''] = installedOn.split('.')
  const instant = new Date(seconds.replace(' ', 'T')).toISOString().slice(0, 19)
  const micros = fraction.padEnd(6, '0')
  const shown = micros === '000000' ? '' : `.${micros.endsWith('000') ? micros.slice(0, 3) : micros}`
  return `${instant}${shown}Z`
}
