import type { Statement } from '../../flyway/statement'

const COMMITS = /^(?:COMMIT|END|PREPARE TRANSACTION)\b/
const ROLLS_BACK = /^(?:ROLLBACK|ABORT)\b(?! TO\b)/
/** They read, or change nothing that outlives the session. */
const HARMLESS =
  /^(?:SET|RESET|SHOW|DISCARD|ANALYZE|VACUUM|CHECKPOINT|EXPLAIN|LOCK|SAVEPOINT|RELEASE|ROLLBACK|ABORT|BEGIN|START TRANSACTION|COMMIT|END|DECLARE|FETCH|CLOSE|LISTEN|UNLISTEN|NOTIFY|REINDEX)\b/

/** The statements whose work outlives a failure outside of a transaction. */
export const stayingOf = (statements: Statement[]): Statement[] => statements.filter(changesSomething)

/** Those that a script in a transaction has committed by itself: Flyway lets its COMMIT through. */
export function committedBy(statements: Statement[]): Statement[] {
  const staying: Statement[] = []
  let open: Statement[] = []
  for (const statement of statements) {
    if (COMMITS.test(statement.keywords)) staying.push(...open)
    if (COMMITS.test(statement.keywords) || ROLLS_BACK.test(statement.keywords)) open = []
    else if (changesSomething(statement)) open.push(statement)
  }
  return staying
}

/** A query changes something only through a function that it calls. */
function changesSomething({ keywords, text }: Statement): boolean {
  if (/^(?:SELECT|VALUES|TABLE|WITH)\b/.test(keywords)) return /\binto\b|\w\s*\(/i.test(text)
  return !HARMLESS.test(keywords)
}

const CONCURRENT = /\bINDEX\s+CONCURRENTLY\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?((?:"(?:[^"]|"")+"|[\w$.])+)/i

/** The index that a statement makes or drops concurrently, without its schema; null for every other statement. */
export function indexOfConcurrent({ text, keywords }: Statement): string | null {
  if (!/^(?:CREATE(?: UNIQUE)?|DROP) INDEX CONCURRENTLY\b/.test(keywords)) return null
  const name = CONCURRENT.exec(text)?.[1]?.split('.').at(-1)
  if (name === undefined || name.toUpperCase() === 'ON') return null
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase()
}

/** Whether PostgreSQL says this only after the index is in the catalog: true, false, or null where it can be either. */
export function leavesIndex(sqlState: string | null): boolean | null {
  if (sqlState === null || sqlState === '55P03') return null
  return !/^(?:42|0A|3F|25|2F)/.test(sqlState)
}
