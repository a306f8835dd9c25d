import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, Scalar } from 'yaml'
import { fillVariables } from './config-variables'

export type Path = (string | number)[]
export type Mistake = { path: Path; line: number; text: string }
/** A file's values: every scalar is text as it was written, an empty one is null. */
export type ConfigText = { data: unknown; mistakes: Mistake[]; lineOf: (path: Path) => number }

/** Beyond these a file is a mistake of another kind, such as aliases that multiply each other. */
const MOST_NODES = 100_000
const DEEPEST = 32

/** Our words for YAML's own mistakes: the parser's may quote the text, and that may be a secret. */
const YAML_WORDS: Record<string, string> = {
  DUPLICATE_KEY: 'stands twice in the same mapping',
  BAD_ALIAS: 'is an alias of nothing that stands before it',
  TAB_AS_INDENT: 'is indented with a tab; YAML takes spaces',
  BAD_INDENT: 'is not indented as its neighbours are',
  MULTIPLE_DOCS: 'starts a second document; the file is one',
}
const keyOf = (path: Path) => JSON.stringify(path)

/** Reads YAML (1.2, with `<<` merges) into plain text values and takes variables from the environment. */
export function readConfigText(source: string, env: Record<string, string | undefined>): ConfigText {
  const counter = new LineCounter()
  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const lineAt = (offset: number) => counter.linePos(offset).line || 1
  const mistakes: Mistake[] = [...document.errors, ...document.warnings].map(error => ({
    path: [],
    line: lineAt(error.pos[0]),
    text: YAML_WORDS[error.code] ?? `is not YAML that can be read (${error.code})`,
  }))
  const lines = new Map<string, number>()
  let nodes = 0

  const remember = (path: Path, node: unknown, otherwise: number) => {
    const range = (node as Node | null)?.range
    const line = range ? lineAt(range[0]) : otherwise
    lines.set(keyOf(path), line)
    return line
  }

  const textOf = (node: Scalar, path: Path, line: number): string | null => {
    const text = String(node.value ?? '')
    if (node.type === Scalar.PLAIN && /^(|~|null|Null|NULL)$/.test(text)) return null
    const filled = fillVariables(text, env)
    for (const name of filled.missing)
      mistakes.push({ path, line, text: `needs the environment variable ${name}, which is not set` })
    return filled.text === '' && text !== '' ? null : filled.text
  }

  const valueOf = (node: unknown, path: Path, line: number): unknown => {
    nodes++
    if (nodes > MOST_NODES || path.length > DEEPEST) return null
    if (isAlias(node)) return valueOf(node.resolve(document), path, line)
    if (isScalar(node)) return textOf(node, path, line)
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const place = [...path, index]
        return valueOf(item, place, remember(place, item, line))
      })
    }
    if (!isMap(node)) return null
    const merged: Record<string, unknown> = {}
    const own: Record<string, unknown> = {}
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value ?? '') : ''
      const at = remember([...path, name], key, line)
      if (name === '<<') Object.assign(merged, mergeOf(value, path, at))
      else put(own, name, valueOf(value, [...path, name], at))
    }
    // Lines of a key that stands here win over those of a merged one.
    for (const { key } of node.items) if (isScalar(key)) remember([...path, String(key.value ?? '')], key, line)
    return { ...merged, ...own }
  }

  const mergeOf = (node: unknown, path: Path, line: number): Record<string, unknown> => {
    const value = valueOf(node, path, line)
    const parts = Array.isArray(value) ? [...value].reverse() : [value]
    return Object.assign({}, ...parts.filter(part => typeof part === 'object'))
  }

  const data = valueOf(document.contents as ParsedNode | null, [], 1)
  if (nodes > MOST_NODES) mistakes.push({ path: [], line: 1, text: 'is too large: more than 100,000 values' })
  const lineOf = (path: Path): number => lines.get(keyOf(path)) ?? (path.length > 0 ? lineOf(path.slice(0, -1)) : 1)
  return { data, mistakes, lineOf }
}

/** `__proto__` is a key like any other. */
function put(map: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true })
}
