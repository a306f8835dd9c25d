import { fileNameOf } from '../flyway/file-name'
import type { Diagnosis } from './diagnose'

/** Where it happened. */
export type Incident = { environment: string; run: string; attempt: number; at: string | null; page: string }

/** A whole incident as a note for a chat or a ticket. */
export function sayDiagnosis({ environment, run, attempt, at, page }: Incident, diagnosis: Diagnosis): string {
  const { failure, resolution, known, left, checks, wayOut, repair } = diagnosis
  const { statement, reason } = resolution
  const where = statement ? `${statement.script}, line ${statement.line}` : (failure.script ?? 'no script')
  const parts = [
    `**${titleOf(diagnosis)}** (${environment}, attempt ${attempt}${at === null ? '' : `, ${at}`})`,
    `- ${where}${failure.sqlState === null ? '' : `, SQLSTATE ${failure.sqlState}`}`,
    `- Left behind: ${left.text}`,
    wayOut && `- ${wayOut.title}: ${wayOut.text}`,
    `- repair: ${repair.text}`,
    ...repair.changes.map(({ rank, script, does }) => `  - rank ${rank}, ${script}: ${does}`),
    known && `- ${known.meaning}`,
    known && `- Trying again: ${known.retry.text}`,
    known && `- To change: ${known.change}`,
    `- Run ${run}: ${page}`,
    fenced('', [failure.message, failure.detail, failure.hint, failure.where].filter(Boolean).join('\n')),
    statement ? fenced('sql', statement.text.slice(0, LONGEST)) : reason,
    wayOut?.sql ? `${wayOut.title}:\n\n${fenced('sql', wayOut.sql)}` : null,
    ...checks.map(
      check => `${check.title}:\n\n${'sql' in check ? fenced('sql', check.sql) : fenced('sh', check.command)}`,
    ),
  ]
  return `${parts.filter(Boolean).join('\n')}\n`
}

/** One sentence: what failed and the kind of error. */
export function titleOf({ failure, known }: Diagnosis): string {
  const what =
    failure.version !== null ? `V${failure.version}` : failure.script ? fileNameOf(failure.script) : 'The run'
  return known ? `${what} failed: ${known.title.charAt(0).toLowerCase()}${known.title.slice(1)}` : `${what} failed`
}

const LONGEST = 4_000

/** A fence longer than any that the text has. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}
