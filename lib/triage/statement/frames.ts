/** A function or block that an error came through, as PostgreSQL's context names it. */
export type Frame = {
  /** `atp.fill_year()` with its argument types; null for the block of a `DO`. */
  routine: string | null
  /** 1-based line in its body; null where the context has none. */
  line: number | null
}

const INLINE = /\binline_code_block\b\D*(\d+)?/
const ROUTINE =
  /((?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)(?:\.(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*))*\([^()]*\))\D*(\d+)?/u
/** `SQL statement "…"` and `SQL function "f" statement 1` are no lines of a body. */
const STATEMENT = /^SQL[ -]/

/** Reads PostgreSQL's context lines, in whatever language: names and numbers stay what they are. Innermost first. */
export function parseFrames(where: string | null): Frame[] {
  return (where ?? '').split('\n').flatMap(readFrame)
}

function readFrame(line: string): Frame[] {
  if (STATEMENT.test(line)) return []
  const inline = INLINE.exec(line)
  if (inline) return [{ routine: null, line: numberOf(inline[1]) }]
  const named = ROUTINE.exec(line)
  return named ? [{ routine: named[1] ?? null, line: numberOf(named[2]) }] : []
}

const numberOf = (digits: string | undefined) => (digits === undefined ? null : Number(digits))
