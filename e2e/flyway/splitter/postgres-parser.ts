import { loadModule, parseSync } from 'libpg-query'

/** A statement as PostgreSQL's own parser sees it: without the comments before it, up to its delimiter. */
export type PostgresStatement = { text: string; line: number }

/** Reads a script with PostgreSQL's own parser; null when that refuses it or does not see all of it. */
export async function loadPostgresParser(): Promise<(script: string) => PostgresStatement[] | null> {
  await loadModule()
  return script => {
    // It is a text of C, which ends at a NUL, and an empty one is refused.
    if (script === '' || script.includes('\0')) return null
    const bytes = Buffer.from(script)
    return (
      parse(script)?.map(({ stmt_location: start = 0, stmt_len: length }) => ({
        text: bytes.toString('utf8', start, length ? start + length : bytes.length),
        line: bytes.toString('utf8', 0, start).split('\n').length,
      })) ?? null
    )
  }
}

function parse(script: string) {
  try {
    return parseSync(script).stmts ?? []
  } catch {
    return null
  }
}
