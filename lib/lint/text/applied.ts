import { computeChecksum } from '../../flyway/checksum'
import { fileNameOf } from '../../flyway/file-name'
import type { Problem } from '../finding'
import type { Script } from '../script'
import type { Base } from './base'
import { problemOf } from './place'
import { claimOf } from './sequence'

/** Scripts of the base that were edited, renamed or deleted since: where they were applied, Flyway's validate stops. */
export function checkApplied(scripts: readonly Script[], { ref, fork }: Base): Problem[] {
  const byClaim = new Map(scripts.map(script => [claimOf(script.name), script]))
  return fork.flatMap(old => {
    const claim = claimOf(old.name)
    if (claim === null) return []
    const script = scripts.find(({ path }) => path === old.path) ?? byClaim.get(claim)
    if (!script) return [problemOf(old.path, 'applied-script', deletedMessage(old, ref))]
    if (script.path !== old.path) return [problemOf(script.path, 'applied-script', renamedMessage(old, script, ref))]
    return old.name.kind === 'repeatable' ? [] : edited(old, script, ref)
  })
}

function edited(old: Script, script: Script, ref: string): Problem[] {
  if (isSame(old, script)) return []
  const message =
    `is in ${ref} with another text: where it was applied, the next run stops at "checksum mismatch". ` +
    `Restore the text of ${ref}, and write the change in a new version`
  const line = firstDifference(old.text, script.text)
  return [{ file: script.path, line, column: null, rule: 'applied-script', message }]
}

const isSame = (a: Script, b: Script) => computeChecksum(a.text) === computeChecksum(b.text)

/** The first line that is another one; blank lines and line ends do not count for the checksum, so neither here. */
function firstDifference(before: string, after: string): number {
  const old = before.split(/\r\n|\r|\n/).filter(line => line !== '')
  const now = after.split(/\r\n|\r|\n/)
  let at = 0
  for (const [index, line] of now.entries()) if (line !== '' && line !== old[at++]) return index + 1
  return now.length
}

const deletedMessage = ({ path }: Script, ref: string) =>
  `is in ${ref} and was deleted: where it was applied, the next run stops at "applied migration not resolved locally". ` +
  `Restore ${fileNameOf(path)}; what it made is undone in a new version`

const renamedMessage = (old: Script, script: Script, ref: string) =>
  isSame(old, script)
    ? `was ${old.path} in ${ref}: where it was applied, the next run does not take it for the same. Rename it back`
    : `takes the place of ${old.path} of ${ref}, whose text is another: restore that, and give this one a new version`
