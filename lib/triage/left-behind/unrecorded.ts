import type { Catalog, DatabaseObject } from '../../board/observation'
import type { Statement } from '../../flyway/statement'
import type { Verdict } from '../dictionary/entry'
import { findInvalid } from './find-invalid'
import type { LeftBehind, LeftEvidence } from './left-behind'
import { objectsMadeBy } from './made-objects'
import { committedBy, indexOfConcurrent, stayingOf } from './statements'

/** PostgreSQL says that a relation, a column, another object or a schema is there already. */
const ALREADY = new Set(['42P07', '42701', '42710', '42P06'])

/**
 * Flyway commits a migration and then, over another connection, its row (docs: flyway.md §3.6, §8.2): a run that ends
 * between the two has applied it, and nothing says so but the catalog. Null where the run told what failed, and nothing
 * speaks against it.
 */
export function computeUnrecorded(evidence: LeftEvidence): LeftBehind | null {
  const { interruption, catalog, script } = evidence
  if (!catalog || !script) return interruption.now ? said('unknown', NOT_LOOKED) : null
  const invalid = interruption.now ? invalidOf(script, catalog) : null
  if (invalid !== null) return { ...said('invalid-index', sayInvalid(invalid)), index: invalid }
  if (movesAbout(script)) return interruption.now ? said('unknown', MOVED_ABOUT) : null
  const found = catalog.objects
  const missing = found.filter(({ there }) => !there)
  if (found.length > 0 && missing.length === 0 && isUnrecorded(evidence) && tellsOfItsEnd(evidence))
    return said('applied-unrecorded', `${sayAll(found)} ${sayWhy(interruption)}`)
  if (!interruption.now) return null
  if (found.length === 0) return said('unknown', NOTHING_NAMED)
  if (missing.length === found.length)
    return isOneTransaction(evidence) ? said('nothing', NONE_THERE) : said('unknown', NONE_NAMED)
  const stays = listed(found.filter(({ there }) => there).map(nameOf))
  if (missing.length === 0) return said('unknown', `${stays} is there. ${END_UNSEEN}`)
  return isOneTransaction(evidence)
    ? said('unknown', `Of what the script makes, only ${stays} is there: it may have been there before.`)
    : said('partly-applied', `The run was cut off outside of a transaction: ${stays} stays.`)
}

/** Whether the script is there as a whole or not at all. */
const isOneTransaction = ({ script, step }: LeftEvidence) =>
  !step?.nonTransactional && committedBy(script ?? []).length === 0

/** Whether what is there speaks for the whole script: outside of a transaction only what the last of its changes has made. */
function tellsOfItsEnd(evidence: LeftEvidence): boolean {
  const last = stayingOf(evidence.script ?? []).at(-1)
  return isOneTransaction(evidence) || (last !== undefined && objectsMadeBy([last]).length > 0)
}

/** Whether the script makes things in schemas that only its own settings tell. */
const movesAbout = (script: Statement[]) =>
  script.some(({ text }) => /\bsearch_path\b/i.test(text)) &&
  objectsMadeBy(script).some(({ kind, schema }) => kind !== 'schema' && schema === null)

/** What the attempt has left whose failed row lets no other begin. */
export function computeBlocked({ script, catalog }: LeftEvidence, blockedBy: string): LeftBehind {
  const invalid = script && catalog ? invalidOf(script, catalog) : null
  const begun = `This run did nothing: the failed row of ${blockedBy} lets none begin.`
  if (invalid !== null) return { ...said('invalid-index', `${begun} ${sayInvalid(invalid)}`), index: invalid }
  return said('unknown', `${begun} What its script had done before its error is still there.`)
}

/**
 * That everything is there proves it where this run was cut off. Where it was refused because something is there, an
 * earlier attempt was cut off, or no other explanation is left: of the script's first object, and with others beside it.
 */
function isUnrecorded({ interruption, failure, statements, catalog }: LeftEvidence): boolean {
  if (interruption.now) return true
  if (!ALREADY.has(failure.sqlState ?? '')) return false
  if (interruption.before !== null) return true
  const [first] = catalog?.objects ?? []
  const failed = statements ? objectsMadeBy(statements) : []
  return first !== undefined && (catalog?.objects.length ?? 0) > 1 && failed.length === 1
}

/** The index of a script's CONCURRENTLY that is there and invalid. */
function invalidOf(script: Statement[], catalog: Catalog): string | null {
  const own = script.map(indexOfConcurrent)
  return own.find(name => name !== null && findInvalid(catalog, name)) ?? null
}

const said = (verdict: Verdict, text: string): LeftBehind => ({ verdict, text, stays: [], index: null })

export const sayInvalid = (index: string) =>
  `The index ${index} is there and invalid: every write keeps it up, no query uses it.`

function sayAll(objects: DatabaseObject[]): string {
  return `All that the script makes is there (${listed(objects.map(nameOf))}), and the history has no row of it.`
}

const nameOf = ({ schema, table, name }: DatabaseObject) =>
  [schema, table, name].filter(part => part !== null).join('.')

/** As many are named. */
const NAMED = 4

function listed(names: string[]): string {
  const more = names.length - NAMED
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ')
}

function sayWhy({ now, before }: LeftEvidence['interruption']): string {
  if (now) return 'The run ended after the change and before its row.'
  const whose =
    before === null ? 'A run that was not seen, or somebody by hand, has made it' : `Attempt ${before} made it`
  return `${whose}; every next try meets what is there.`
}

const NOT_LOOKED =
  'The run was cut off, perhaps between the change and its row: whether what the script makes is there stands in the catalog, which was not read.'
const NOTHING_NAMED =
  'The run was cut off, perhaps between the change and its row, and the script makes nothing that could be looked for by name: look at the rows that it changes.'
const MOVED_ABOUT =
  'The run was cut off, perhaps between the change and its row, and the script sets the search path: where what it makes would be is not known.'
const NONE_NAMED =
  'The run was cut off outside of a transaction. Nothing of what the script makes by name is in the catalog; what its other statements did before stays.'
const END_UNSEEN =
  'The run was cut off outside of a transaction, and whether the last statements of the script ran cannot be seen in the catalog.'
const NONE_THERE = 'The run was cut off. Nothing of what the script makes is in the catalog: PostgreSQL rolled it back.'
