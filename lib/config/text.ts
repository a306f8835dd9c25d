import { LineCounter, parseDocument } from 'yaml'
import { readNode } from './node'

export type Path = (string | number)[]
export type Mistake = { path: Path; line: number; text: string }
/** A file's values: every scalar is text as it was written, an empty one is null. Data of a broken file is half of it. */
export type ConfigText = { data: unknown; broken: boolean; mistakes: Mistake[]; lineOf: (path: Path) => number }

/** Beyond this a file is a mistake of another kind, such as aliases that multiply each other. */
const MOST_NODES = 100_000

/** Our words for YAML's own mistakes: the parser's may quote the text, and that may be a secret. */
const YAML_WORDS: Record<string, string> = {
  DUPLICATE_KEY: 'has a key that stands twice in the same mapping',
  TAB_AS_INDENT: 'is indented with a tab; YAML takes spaces',
  BAD_INDENT: 'is not indented as the lines around it are',
  UNEXPECTED_TOKEN: `is not YAML that can be read here; between { } or [ ] a text such as "\${NAME}" needs its quotes`,
  MULTIPLE_DOCS: 'starts a second document; there is room for one',
}

/** Reads YAML (1.2, with `<<` merges) into plain text values and takes variables from the environment. */
export function readConfigText(source: string, env: Record<string, string | undefined>): ConfigText {
  const counter = new LineCounter()
  const options = { schema: 'failsafe', lineCounter: counter, prettyErrors: false, logLevel: 'error' } as const
  const document = parseDocument(source, options)
  const lineAt = (offset: number) => counter.linePos(offset).line || 1
  const errors = [...document.errors, ...document.warnings]
  const mistakes: Mistake[] = errors.map(error => ({
    path: [],
    line: lineAt(error.pos[0]),
    text: YAML_WORDS[error.code] ?? `is not YAML that can be read here (${error.code})`,
  }))

  const reading = { document, env, lineAt, lines: new Map<string, number>(), mistakes, nodesLeft: MOST_NODES }
  const data = readNode(reading, document.contents, [], 1)
  const tooLarge = reading.nodesLeft < 0
  if (tooLarge) mistakes.push({ path: [], line: 1, text: 'is too large: it has more than 100,000 values' })
  const lineOf = (path: Path): number =>
    reading.lines.get(JSON.stringify(path)) ?? (path.length > 0 ? lineOf(path.slice(0, -1)) : 1)
  return { data, broken: tooLarge || errors.some(({ code }) => code !== 'DUPLICATE_KEY'), mistakes, lineOf }
}
