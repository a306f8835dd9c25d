import type { Scripts } from '../board/observation'
import { codeOf } from '../system-error'
import type { ScriptText } from './decode-script'
import { type ListedFile, type Listing, listFolder } from './list-folder'
import { observeScripts, type ReadFile } from './observe-scripts'
import { readScriptFile } from './read-script-file'
import { ALL_SCRIPTS, LARGEST_SCRIPT } from './script-limits'

/** A folder as it was read last: the scripts, the folders to watch, and the texts by what tells that a file is the same. */
export type FolderReading = { scripts: Scripts; folders: Listing['folders']; texts: Map<string, Kept> }

/** `settled`: the file was old enough when it was read that a later change cannot bear the same time. */
type Kept = ScriptText & { stamp: string; settled: boolean }

/** File systems keep times as coarsely as this, milliseconds. */
const TIME_GRAIN = 2_000
const TRIES = 3

/**
 * Reads a folder of scripts. Only files that are new or changed are opened; a folder that changes under the reading, as
 * a ConfigMap does when it is swapped, is read again.
 */
export async function readFolder(folder: string, known: FolderReading | null): Promise<FolderReading> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readOnce(folder, known)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || attempt === TRIES) throw error
    }
  }
}

async function readOnce(folder: string, known: FolderReading | null): Promise<FolderReading> {
  const now = new Date()
  const { files, folders } = await listFolder(folder)
  const texts: FolderReading['texts'] = new Map()
  const read: ReadFile[] = []
  let bytes = 0
  for (const file of files) {
    const kept = await readListed(file, known?.texts.get(file.path), bytes, now)
    if (file.problem === null) {
      bytes += kept.problem === 'too-large' ? 0 : file.size
      texts.set(file.path, kept)
    }
    read.push({ ...kept, path: file.path })
  }
  return { scripts: observeScripts(read, { ref: null, commit: null }, known?.scripts ?? null, now), folders, texts }
}

async function readListed(file: ListedFile, kept: Kept | undefined, before: number, now: Date): Promise<Kept> {
  if (file.problem !== null) return { text: null, problem: file.problem, stamp: '', settled: false }
  const { stamp, changedAt, size } = file
  if (kept?.settled && kept.stamp === stamp) return kept
  const settled = now.getTime() - changedAt > TIME_GRAIN
  if (size > LARGEST_SCRIPT || before + size > ALL_SCRIPTS) return { text: null, problem: 'too-large', stamp, settled }
  return { ...(await readScriptFile(file.file)), stamp, settled }
}
