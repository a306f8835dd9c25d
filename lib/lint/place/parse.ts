import { hasSqlDetails, loadModule, parseSync } from 'libpg-query'
import { toUnits } from '../../flyway/statement-place'

/** A node of PostgreSQL's parse tree, or a field of one. */
export type Tree = { [field: string]: unknown }

/** A statement that PostgreSQL's parser took, or why and where (in characters of the text) it did not. */
export type Parsed = { trees: Tree[]; error: null } | { trees: []; error: { message: string; offset: number } }

/** Loads the parser; `parseSql` needs it. */
export const loadParser: () => Promise<void> = loadModule

/** Parses SQL as PostgreSQL does. */
export function parseSql(text: string): Parsed {
  try {
    // Trees are plain objects: they come out of the parser as JSON.
    return { trees: (parseSync(text).stmts ?? []) as Tree[], error: null }
  } catch (error) {
    if (!hasSqlDetails(error)) throw error
    return {
      trees: [],
      error: { message: error.message, offset: toUnits(text, error.sqlDetails?.cursorPosition ?? 0) },
    }
  }
}

/** All nodes of one kind below a tree, in the order of the text. */
export function nodesOf(tree: unknown, kind: string): Tree[] {
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([name, value]) => {
    const below = nodesOf(value, kind)
    // What stands under the name of a node kind is a node.
    return name === kind ? [value as Tree, ...below] : below
  })
}

/** The first place that a tree names, in bytes of the text; null when it names none. */
export function firstLocation(tree: unknown): number | null {
  if (typeof tree !== 'object' || tree === null) return null
  const own = (tree as Tree).location
  const below = Object.values(tree).flatMap(value => firstLocation(value) ?? [])
  const all = typeof own === 'number' && own >= 0 ? [own, ...below] : below
  return all.length > 0 ? Math.min(...all) : null
}

/** An offset in bytes of UTF-8 as one in characters. */
export function toCharacters(text: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, bytes)).length
}
