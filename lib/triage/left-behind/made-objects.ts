import type { DatabaseObject } from '../../board/observation'
import type { Statement } from '../../flyway/statement'
import { startOfCode } from '../../flyway/statement-place'
import { NAME, PART, partsOf } from '../identifiers'
import { splitAtCommas } from './split-at-commas'

/**
 * What a script makes that has a name in the catalog. What it makes only where it is not there yet, for its session alone,
 * or takes away again, says nothing of whether it ran, and is left out.
 */
export function objectsMadeBy(statements: Statement[]): DatabaseObject[] {
  const made: DatabaseObject[] = []
  const gone = new Set<string>()
  for (const { text } of statements) {
    const code = text.slice(startOfCode(text))
    for (const object of [createdBy(code), ...addedBy(code)]) if (object) made.push(object)
    for (const name of namesTakenAway(code)) gone.add(name)
  }
  return made.filter(({ name, table, schema }) => ![name, table, schema].some(part => part !== null && gone.has(part)))
}

const NAMES = new RegExp(NAME, 'gu')
const HEAD = new RegExp(String.raw`^ALTER\s+\w+(?:\s+VIEW)?\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?${NAME}`, 'iu')
const MOVES = /^\s*(?:RENAME\s+TO|SET\s+SCHEMA)\b/i

/** Every name that a statement drops or moves; its keywords are among them and do no harm. */
function namesTakenAway(code: string): string[] {
  const lastParts = (text: string) => (text.match(NAMES) ?? []).flatMap(name => partsOf(name).at(-1) ?? [])
  if (/^DROP\b/i.test(code)) return lastParts(code)
  const head = HEAD.exec(code)?.[0]
  if (head === undefined) return []
  const rest = code.slice(head.length)
  if (MOVES.test(rest)) return lastParts(code)
  return splitAtCommas(rest)
    .filter(action => /^\s*(?:DROP|RENAME)\b/i.test(action))
    .flatMap(lastParts)
}

const RELATION = new RegExp(
  String.raw`^CREATE\s+(?:UNLOGGED\s+)?(?:TABLE|VIEW|MATERIALIZED\s+VIEW|SEQUENCE)\s+(?!IF\s+NOT\b)(${NAME})`,
  'iu',
)
const INDEX = new RegExp(
  String.raw`^CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?(?!IF\s+NOT\b|ON\b|CONCURRENTLY\b)(${PART})\s+ON\s+(?:ONLY\s+)?(${NAME})`,
  'iu',
)
const TYPE = new RegExp(String.raw`^CREATE\s+(?:TYPE|DOMAIN)\s+(${NAME})`, 'iu')
const SCHEMA = new RegExp(String.raw`^CREATE\s+SCHEMA\s+(?!IF\s+NOT\b|AUTHORIZATION\b)(${PART})`, 'iu')

function createdBy(code: string): DatabaseObject | null {
  const index = INDEX.exec(code)
  // An index lies where its table does.
  if (index) return { ...placeOf(index[2]), kind: 'relation', table: null, name: placeOf(index[1]).name }
  const relation = RELATION.exec(code)
  if (relation) return { ...placeOf(relation[1]), kind: 'relation', table: null }
  const type = TYPE.exec(code)
  if (type) return { ...placeOf(type[1]), kind: 'type', table: null }
  const schema = SCHEMA.exec(code)
  return schema && { ...placeOf(schema[1]), kind: 'schema', schema: null, table: null }
}

const ALTER = new RegExp(String.raw`^ALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(${NAME})\s+`, 'iu')
const CONSTRAINT = new RegExp(String.raw`^\s*ADD\s+CONSTRAINT\s+(${PART})`, 'iu')
const COLUMN = new RegExp(
  String.raw`^\s*ADD\s+(?:COLUMN\s+)?(?!IF\s+NOT\b|(?:COLUMN|CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN|EXCLUDE|NOT)\b)(${PART})`,
  'iu',
)

function addedBy(code: string): DatabaseObject[] {
  const altered = ALTER.exec(code)
  if (!altered) return []
  const { schema, name: table } = placeOf(altered[1])
  return splitAtCommas(code.slice(altered[0].length)).flatMap((action): DatabaseObject[] => {
    const [constraint, column] = [CONSTRAINT.exec(action)?.[1], COLUMN.exec(action)?.[1]]
    if (constraint !== undefined) return [{ kind: 'constraint', schema, table, name: placeOf(constraint).name }]
    return column === undefined ? [] : [{ kind: 'column', schema, table, name: placeOf(column).name }]
  })
}

function placeOf(written = ''): { schema: string | null; name: string } {
  const parts = partsOf(written)
  return { schema: parts.at(-2) ?? null, name: parts.at(-1) ?? '' }
}
