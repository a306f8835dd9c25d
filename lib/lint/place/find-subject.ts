import { readToken, type Token } from '../../flyway/sql-token'
import type { Subject } from '../state/violation'
import { firstLocation, nodesOf, parseSql, type Tree, toCharacters } from './parse'

/** Where in a statement its subject is made, in characters; null: only the statement is known. */
export function findSubject(text: string, subject: Subject): number | null {
  if (subject.kind === 'object') return null
  const { trees } = parseSql(text)
  if (subject.kind === 'column') return findColumn(text, trees, subject.column)
  const found = findConstraint(trees, subject)
  return found === null ? null : toCharacters(text, found)
}

function findColumn(text: string, trees: Tree[], column: string): number | null {
  const defined = nodesOf(trees, 'ColumnDef').find(node => node.colname === column)
  const found = defined ? firstLocation(defined) : null
  if (found !== null) return toCharacters(text, found)
  // ALTER COLUMN … SET NOT NULL says of no part where it stands.
  return nodesOf(trees, 'AlterTableCmd').some(node => node.name === column) ? findWord(text, column) : null
}

function findWord(text: string, name: string): number | null {
  const token: Token = { kind: 'other', gap: 0, start: 0, end: 0 }
  while (readToken(text, token)) {
    const word = text.slice(token.start, token.end)
    const isName = token.kind === 'word' || token.kind === 'name'
    if (isName && (word === `"${name}"` || word.toLowerCase() === name)) return token.start
  }
  return null
}

type Wanted = Extract<Subject, { kind: 'constraint' }>

const KINDS: Record<Wanted['type'], string> = {
  p: 'CONSTR_PRIMARY',
  u: 'CONSTR_UNIQUE',
  f: 'CONSTR_FOREIGN',
  c: 'CONSTR_CHECK',
  x: 'CONSTR_EXCLUSION',
  n: 'CONSTR_NOTNULL',
}

/** By its name; one without a name by its column, or by the columns that it speaks of. */
function findConstraint(trees: Tree[], { name, type, columns }: Wanted): number | null {
  const all = nodesOf(trees, 'Constraint').filter(node => node.contype === KINDS[type])
  const named = all.find(node => node.conname === name)
  if (named) return firstLocation(named)
  const unnamed = all.filter(node => node.conname === undefined)
  const inline = nodesOf(trees, 'ColumnDef')
    .filter(({ colname }) => columns.length === 1 && colname === columns[0])
    .flatMap(node => nodesOf(node, 'Constraint').filter(own => unnamed.includes(own)))
  const found = inline[0] ?? unnamed.find(node => sameColumns(columnsOf(node), columns)) ?? unnamed[0]
  return found ? firstLocation(found) : null
}

function columnsOf(constraint: Tree): string[] {
  const keys = constraint.keys ?? constraint.fk_attrs
  const names = keys
    ? nodesOf(keys, 'String')
    : nodesOf(constraint.raw_expr, 'ColumnRef').flatMap(node => nodesOf(node, 'String'))
  return names.map(({ sval }) => String(sval))
}

const sameColumns = (found: string[], wanted: string[]) =>
  found.every(column => wanted.includes(column)) && wanted.every(column => found.includes(column))
