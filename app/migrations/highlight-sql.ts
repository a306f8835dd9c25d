import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { createCssVariablesTheme, createHighlighterCore, type GrammarState, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'

/** What a stretch of SQL is to a reader; null is everything else. */
export type SqlKind = 'keyword' | 'string' | 'number' | 'comment' | 'function'
export type SqlToken = { text: string; kind: SqlKind | null }

const KINDS: Record<string, SqlKind> = {
  'var(--sql-token-keyword)': 'keyword',
  'var(--sql-token-string)': 'string',
  'var(--sql-token-string-expression)': 'string',
  'var(--sql-token-constant)': 'number',
  'var(--sql-token-comment)': 'comment',
  'var(--sql-token-function)': 'function',
}

/** Colouring more would take seconds and help nobody; the text is shown all the same. */
const MOST_CHARACTERS = 300_000
const MOST_LINES = 5_000
const LONGEST_LINE = 2_000
/** Lines that are coloured before others have their turn: about 10 ms. */
const CHUNK = 100
const REMEMBERED = 64

const remembered = new Map<string, Promise<SqlToken[][]>>()

/** The lines of a script with what each stretch of them is; scripts that are too long stay plain. Remembered by content. */
export function highlightSql(text: string): Promise<SqlToken[][]> {
  const key = createHash('sha256').update(text).digest('base64')
  const known = remembered.get(key)
  if (known !== undefined) return known
  const lines = splitLines(text)
  const plain = lines.length > MOST_LINES || text.length > MOST_CHARACTERS
  const made = plain ? Promise.resolve(lines.map(plainLine)) : colour(lines)
  remembered.set(key, made)
  const [oldest] = remembered.keys()
  if (remembered.size > REMEMBERED && oldest) remembered.delete(oldest)
  return made
}

/** Lines as editors count them; what ends the last one begins no other. */
export const splitLines = (text: string): string[] =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)

const plainLine = (text: string): SqlToken[] => [{ text, kind: null }]

async function colour(lines: string[]): Promise<SqlToken[][]> {
  const highlighter = await start()
  const tokens: SqlToken[][] = []
  let state: GrammarState | undefined
  for (let from = 0; from < lines.length; from += CHUNK) {
    const result = highlighter.codeToTokens(lines.slice(from, from + CHUNK).join('\n'), {
      lang: 'sql',
      theme: 'sql',
      grammarState: state,
      tokenizeMaxLineLength: LONGEST_LINE,
    })
    state = result.grammarState
    for (const line of result.tokens)
      tokens.push(line.map(({ content, color }) => ({ text: content, kind: KINDS[color ?? ''] ?? null })))
    await setImmediate()
  }
  return tokens
}

let starting: Promise<HighlighterCore> | undefined

/** SQL only, on JavaScript's own regular expressions: no WebAssembly, and a tenth of a second. */
function start(): Promise<HighlighterCore> {
  starting ??= warm({
    langs: [import('shiki/langs/sql.mjs')],
    themes: [createCssVariablesTheme({ name: 'sql', variablePrefix: '--sql-' })],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  return starting
}

/** Compiles the grammar's expressions on its first line, without the limit of time that would leave that line plain. */
async function warm(options: Parameters<typeof createHighlighterCore>[0]): Promise<HighlighterCore> {
  const highlighter = await createHighlighterCore(options)
  highlighter.codeToTokens("/* */ SELECT 'a', 1, b.c; -- d", { lang: 'sql', theme: 'sql', tokenizeTimeLimit: 0 })
  return highlighter
}
