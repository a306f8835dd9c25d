import { type Document, isAlias, isMap, isNode, isScalar, isSeq, Scalar, type YAMLMap } from 'yaml'
import type { Mistake, Path } from './text'
import { fillVariables } from './variables'

/** What is known while a document is read; `lines`, `mistakes` and `nodesLeft` change on the way. */
export type NodeReading = {
  document: Document.Parsed
  env: Record<string, string | undefined>
  lineAt: (offset: number) => number
  /** By path, as JSON. */
  lines: Map<string, number>
  mistakes: Mistake[]
  nodesLeft: number
}

/** No configuration is as deep; an alias of what surrounds it is. */
const DEEPEST = 32

/** A node as plain values: text, null, lists and mappings. Aliases are followed, `<<` is merged, lines are noted. */
export function readNode(reading: NodeReading, node: unknown, path: Path, line: number): unknown {
  reading.nodesLeft--
  if (reading.nodesLeft < 0) return null
  if (path.length > DEEPEST) return mistake(reading, path.slice(0, 3), line, 'is nested too deep, or holds itself')
  if (isAlias(node)) {
    const meant = node.resolve(reading.document)
    return meant
      ? readNode(reading, meant, path, line)
      : mistake(reading, path, line, 'is an alias of nothing that stands before it')
  }
  if (isScalar(node)) return textOf(reading, node, path, line)
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      const place = [...path, index]
      return readNode(reading, item, place, note(reading, place, item, line))
    })
  }
  return isMap(node) ? readMap(reading, node, path, line) : null
}

function readMap(reading: NodeReading, map: YAMLMap, path: Path, line: number): Record<string, unknown> {
  const merged: Record<string, unknown> = {}
  const own: Record<string, unknown> = {}
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value ?? '') : ''
    const place = [...path, name]
    const at = note(reading, place, key, line)
    if (name === '<<') Object.assign(merged, mergeOf(readNode(reading, value, place, at)))
    // `__proto__` is a key like any other.
    else
      Object.defineProperty(own, name, {
        value: readNode(reading, value, place, at),
        enumerable: true,
        configurable: true,
      })
  }
  return { ...merged, ...own }
}

/** Of several mappings the first that has a key wins (YAML's merge key). */
function mergeOf(value: unknown): object {
  const parts = Array.isArray(value) ? [...value].reverse() : [value]
  return Object.assign({}, ...parts.filter(part => typeof part === 'object'))
}

function textOf(reading: NodeReading, node: Scalar, path: Path, line: number): string | null {
  const text = String(node.value ?? '')
  if (node.type === Scalar.PLAIN && /^(|~|null|Null|NULL)$/.test(text)) return null
  const filled = fillVariables(text, reading.env)
  for (const name of filled.missing)
    mistake(reading, path, line, `needs the environment variable ${name}, which is not set`)
  return filled.text === '' && text !== '' ? null : filled.text
}

function note({ lines, lineAt }: NodeReading, path: Path, node: unknown, otherwise: number): number {
  const line = isNode(node) && node.range ? lineAt(node.range[0]) : otherwise
  lines.set(JSON.stringify(path), line)
  return line
}

function mistake({ mistakes }: NodeReading, path: Path, line: number, text: string): null {
  mistakes.push({ path, line, text })
  return null
}
