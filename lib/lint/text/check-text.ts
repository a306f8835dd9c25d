import type { Problem } from '../finding'
import type { FolderFile, Script } from '../script'
import type { Settings } from '../settings/settings'
import { checkApplied } from './applied'
import { type Base, checkOrder } from './base'
import { checkEncoding } from './bytes'
import { checkFileNames } from './file-name'
import { checkFinalNewline, checkLineEnds, checkTabs } from './lines'
import { checkNonTransactional } from './non-transactional'
import { checkPsqlCommands } from './psql'
import { checkDuplicates, checkGaps } from './sequence'
import { checkIfNotExists, checkTransactionControl } from './statements'
import type { Lexed } from './tokens'

/** All that files say by themselves, without a database. */
export function checkText(
  files: readonly FolderFile[],
  scripts: readonly { script: Script; lexed: Lexed }[],
  settings: Settings,
  base: Base | null,
): Problem[] {
  const all = scripts.map(({ script }) => script)
  return [
    ...checkFileNames(files, all, settings),
    ...checkGaps(all),
    ...checkDuplicates(all),
    ...(base ? [...checkApplied(all, base), ...checkOrder(all, base)] : []),
    ...scripts.flatMap(({ script, lexed }) => [
      ...checkEncoding(script),
      ...checkLineEnds(script),
      ...checkTabs(script, lexed),
      ...checkFinalNewline(script),
      ...checkPsqlCommands(script, lexed),
      ...checkIfNotExists(script, lexed),
      ...checkTransactionControl(script, lexed),
      ...checkNonTransactional(script, lexed, settings),
    ]),
  ]
}
