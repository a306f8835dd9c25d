import path from 'node:path'
import type { Failure } from '../../lib/board/schema'
import type { Compatibility } from '../../lib/flyway/options'
import { splitStatements } from '../../lib/flyway/splitter'
import { startOfCode } from '../../lib/flyway/statement-place'
import { entryOf } from '../../lib/triage/dictionary/dictionary'
import { computeLeftBehind } from '../../lib/triage/left-behind/left-behind'
import { resolveStatement } from '../../lib/triage/statement/resolve-statement'
import { type FailureCase, PAST } from './cases/case'
import type { fail } from './fail'

type Failed = Awaited<ReturnType<typeof fail>>

/** What triage tells of a failure: from its log and its scripts alone, and with the catalog's invalid indexes. */
export function tell(one: FailureCase, { reading, invalidIndexes }: Failed, compatibility: Compatibility) {
  if (!reading.failure) return null
  const failure: Failure = { run: '', ...reading.failure }
  const name = failure.script === null ? '' : path.basename(failure.script)
  const text = { ...PAST, ...one.past, ...one.scripts }[name]
  const { statement } = resolveStatement(failure, text === undefined ? null : shipped(name, text), RUN, compatibility)
  const { statements } = splitStatements(text ?? '', { compatibility })
  const evidence = {
    failure,
    step: reading.steps.find(({ state }) => state === 'failed') ?? null,
    statements: statement && statements.filter(({ line }) => line <= statement.line),
    script: text === undefined ? null : statements,
    interruption: { now: false, before: null },
    blockedBy: null,
  }
  const catalog = {
    readAt: BEFORE,
    recorded: false,
    invalidIndexes: invalidIndexes.map(index => ({ schema: '', table: '', name: index, building: false })),
    objects: [],
  }
  const entry = entryOf(failure)
  return {
    entry: entry?.id ?? null,
    stated: entry?.leaves.verdict ?? null,
    place: statement && { script: statement.script, line: statement.line, statement: statement.text },
    proof: statement?.proof ?? null,
    sqlState: failure.sqlState,
    verdicts: [null, catalog].map(read => computeLeftBehind({ ...evidence, catalog: read }).verdict),
  }
}

/** What is true: by the engine's own result, and by the database. Of callbacks the built-in engine keeps no place: then it is the log's. */
export function expected(one: FailureCase, { answer, truth }: Failed, told: ReturnType<typeof tell>) {
  const { script, line, statement = '', sqlState = null } = answer.failed ?? {}
  const isCallback = line === undefined && told?.place != null
  // Flyway's own statements are of no file.
  const place =
    line === undefined || script === '' ? null : { script, line, statement: statement.slice(startOfCode(statement)) }
  return {
    entry: one.entry,
    // What the dictionary says is of a script in a transaction.
    stated: one.special ? (told?.stated ?? null) : truth,
    place: isCallback ? told.place : place,
    proof: told?.place ? 'as-shipped' : null,
    sqlState: isCallback ? told.sqlState : one.logged === undefined ? sqlState : one.logged,
    verdicts: [truth, truth],
  }
}

const BEFORE = '2026-01-01T00:00:00Z'
const RUN = { startedAt: BEFORE, rowChecksum: null }

const shipped = (path: string, text: string) => ({
  ...{ path, text, unknownPlaceholders: [], checksum: null },
  ...{ seenAt: BEFORE, asShipped: true, ofImage: false },
})
