import type { Catalog } from '../../board/observation'
import { quoted } from '../../flyway/quoted'
import { literal } from '../dictionary/names'
import { findInvalid } from './find-invalid'
import type { LeftBehind } from './left-behind'

/** What to do with what was left behind, and the statement for it, filled in; the board runs none of it. */
export type WayOut = { title: string; text: string; sql: string | null }

/** Null where nothing is left, or nothing is known. */
export function wayOutOf({ verdict, index }: LeftBehind, catalog: Catalog | null): WayOut | null {
  switch (verdict) {
    case 'invalid-index': {
      const place = catalog && index !== null ? findInvalid(catalog, index) : null
      return { title: 'Drop the invalid index', text: DROP_INDEX, sql: index && dropOf(index, place?.schema ?? null) }
    }
    case 'partly-applied':
      return { title: 'Undo what is left, or make the script pass over it', text: UNDO, sql: null }
    case 'applied-unrecorded':
      return { title: 'See what is there and who has written into it', text: UNRECORDED, sql: lookAt(catalog) }
    case 'nothing':
    case 'unknown':
      return null
  }
}

const DROP_INDEX =
  'It serves no query, so that nobody misses it, and CONCURRENTLY keeps no writer waiting. A script that creates it builds it anew with the next attempt; one that drops it needs IF EXISTS then.'
const UNDO =
  'The next attempt begins at the first statement. Take back by hand what the lines named under “Left behind” have done, or write them with IF NOT EXISTS.'
const UNRECORDED =
  'Where nobody has, undo by hand what the script has made: the next attempt applies it again and writes its row. Where data has come in since, let the script pass over what is there (IF NOT EXISTS). A row written by hand must have Flyway’s checksum.'

const dropOf = (index: string, schema: string | null) => `DROP INDEX CONCURRENTLY ${name(schema, index)};`

const name = (...parts: (string | null)[]) => parts.flatMap(part => (part === null ? [] : quoted(part))).join('.')

/** The relations that the script made or altered, and how many rows each took since the statistics began. */
function lookAt(catalog: Catalog | null): string | null {
  const relations = (catalog?.objects ?? []).filter(({ kind }) => kind !== 'type' && kind !== 'schema')
  const names = new Set(relations.map(({ schema, table, name: own }) => name(schema, table ?? own)))
  if (names.size === 0) return null
  const listed = [...names].map(one => `to_regclass(${literal(one)})`).join(',\n               ')
  return `SELECT oid::regclass, relkind, reltuples,
       pg_stat_get_tuples_inserted(oid) AS inserted, pg_stat_get_tuples_updated(oid) AS updated
  FROM pg_class
 WHERE oid IN (${listed});`
}
