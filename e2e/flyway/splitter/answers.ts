import { stripByteOrderMarks } from '../../../lib/flyway/byte-order-mark'
import { compatibilityOf } from '../../../lib/flyway/compatibility'
import { placeOfMissing } from '../../../lib/flyway/missing-place'
import { missingPlaceholder, replacePlaceholders } from '../../../lib/flyway/placeholders'
import { splitStatements } from '../../../lib/flyway/splitter'
import { type Answer, startRealFlyway } from '../real-flyway'

/** What a Flyway makes of a script: its statements, or what it says instead. */
export type SplitAnswer = { statements: SplitStatement[] } | { error: string }

type SplitStatement = { text: string; data: string | null; line: number; column: number; transactional: boolean }

const PLACEHOLDERS = { a: 'b;c', long: `'${'x'.repeat(300)}'`, empty: '' }
const MARKS = { placeholderPrefix: '${', placeholderSuffix: '}', placeholderSeparator: ':' }

/** What Flyway says where it would read for ever: the harness cuts it off, and ours is an error. */
const NEVER_ENDS = 'never ends'
const PARSE_ERROR =
  /^Unable to parse statement in {2}at (line \d+ col \d+)\. See \S+ for more information[.:] (.*?)(?:\r\nCaused by: .*)?$/s

/** What our splitter answers, for a server before 12: the harness has none to ask. */
export function ourAnswer(script: string, version: string): SplitAnswer {
  const values = new Map(Object.entries(PLACEHOLDERS))
  const { text, missing, missingAt } = replacePlaceholders(stripByteOrderMarks(script), MARKS, values)
  const compatibility = compatibilityOf(version)
  if (missing[0] !== undefined) {
    const { line, column } = placeOfMissing(text.slice(0, missingAt ?? 0), compatibility)
    return { error: `line ${line} col ${column}: ${missingPlaceholder(missing[0], MARKS)}` }
  }
  const { statements, error } = splitStatements(text, { serverMajor: 11, compatibility })
  if (!error) return { statements: statements.map(toAnswer) }
  return {
    error: `line ${error.line} col ${error.column}: ${error.message.replace(/^The data of COPY.*/, NEVER_ENDS)}`,
  }
}

const toAnswer = ({ text, data, line, column, transactional }: SplitStatement): SplitStatement => ({
  text,
  data,
  line,
  column,
  transactional,
})

/** What Flyway of this version answers to each script. */
export async function theirAnswers(version: string, scripts: string[]): Promise<SplitAnswer[]> {
  const flyway = await startRealFlyway(version)
  const settings = Object.fromEntries(
    Object.entries(PLACEHOLDERS).map(([name, value]) => [`flyway.placeholders.${name}`, value]),
  )
  try {
    const answers: SplitAnswer[] = []
    for (const script of scripts) {
      const [answer] = await flyway.ask(['split'], { ...settings, script })
      if (answer) answers.push(theirAnswer(answer))
    }
    return answers
  } finally {
    await flyway.stop()
  }
}

function theirAnswer({ result, error }: Answer): SplitAnswer {
  if (error === null) return { statements: result as SplitStatement[] } // the harness is ours
  const [, place, reason] = PARSE_ERROR.exec(error) ?? []
  return { error: place ? `${place}: ${reason}` : String(error) }
}
