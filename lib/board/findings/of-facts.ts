import type { Facts } from '../facts'
import type { Draft, Place } from '../finding'
import { groupBy } from '../group'
import { countOf, listOf } from '../words'
import { findMismatches } from './checksum-mismatch'
import { findFailedRows } from './failed-migration'
import { findNeverMigrated } from './never-migrated'
import { findOutOfOrder } from './out-of-order'
import { findRisks } from './risks'
import { findBadNames, findDuplicates } from './script-names'
import { findUnusableScripts } from './unusable-scripts'
import { findWithoutScript } from './without-script'

const FINDERS = [
  findFailedRows,
  findMismatches,
  findWithoutScript,
  findOutOfOrder,
  findDuplicates,
  findBadNames,
  findUnusableScripts,
  findNeverMigrated,
  findRisks,
]

/** More of one kind than this have one cause and are one line. */
const MANY = 8

/** All that files, rows and options say by themselves, whatever runs and however old they are. */
export function findInFacts(facts: Facts, place: Place): Draft[] {
  return FINDERS.flatMap(find => {
    const groups = groupBy(find(facts, place), ({ kind, severity }) => `${kind} ${severity}`)
    return [...groups.values()].flatMap(gather)
  })
}

function gather(drafts: Draft[]): Draft[] {
  const [first] = drafts
  if (!first || drafts.length <= MANY) return drafts
  const keys = drafts.flatMap(({ migration }) => migration ?? [])
  const what = keys.length > 0 ? `${listOf(keys, MANY)}. ` : ''
  const noun = keys.length > 0 ? 'migration' : first.kind === 'risk' ? 'option' : 'file'
  return [
    {
      ...first,
      migration: null,
      about: 'many',
      title: `${countOf(drafts.length, noun)} like this: ${first.title}`,
      detail: `${what}${first.detail}`,
    },
  ]
}
