import { createAlarm } from './alarm'
import { errorOfFolder } from './folder-error'
import { type FolderReading, readFolder } from './read-folder'
import { watchFolders } from './watch-folders'
import { type ScriptsListener, tellReading } from './watch-scripts'

/**
 * Watches a folder of scripts until the signal: read when it changes, and every `everyMs` because not every file system
 * tells. A folder that is not there is a failure until it is.
 */
export async function watchFolder(
  { folder }: { folder: string },
  on: ScriptsListener,
  { signal, everyMs }: { signal: AbortSignal; everyMs: number },
): Promise<void> {
  const alarm = createAlarm(signal)
  const watch = watchFolders(alarm.ring)
  let known: FolderReading | null = null

  const read = async () => {
    known = await readFolder(folder, known)
    watch.follow(known.folders)
    return known.scripts
  }
  while (!signal.aborted) {
    await tellReading(read, errorOfFolder, on, signal)
    await alarm.wait(everyMs)
  }
  watch.close()
}
