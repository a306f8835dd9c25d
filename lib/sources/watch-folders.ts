import { type FSWatcher, watch } from 'node:fs'

/** Tells of changes in folders, as far as the system does: network file systems and full tables do not. */
export type FolderWatch = { follow: (folders: Map<string, string>) => void; close: () => void }

/** Milliseconds: a copy of many files is one change. */
const QUIET = 100

/** One watch per folder: Node's own recursive one has a watch on each file and loses folders that are made anew. */
export function watchFolders(changed: () => void): FolderWatch {
  const watches = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  const tell = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      changed()
    }, QUIET)
  }
  const end = (key: string) => {
    watches.get(key)?.close()
    watches.delete(key)
  }

  return {
    follow(folders) {
      for (const key of watches.keys()) if (!folders.has(key)) end(key)
      for (const [key, folder] of folders) {
        const started = watches.has(key) ? null : tryWatch(folder, tell)
        if (!started) continue
        watches.set(key, started)
        started.on('error', () => end(key))
      }
    },
    close() {
      clearTimeout(timer)
      for (const key of watches.keys()) end(key)
    },
  }
}

/** Without a watch (gone since, no more watches to give) the folder is still read at its pace. */
function tryWatch(folder: string, changed: () => void): FSWatcher | null {
  try {
    return watch(folder, { persistent: false }, changed)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}
