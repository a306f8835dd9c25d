import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { codeOf } from '../system-error'
import { decodeScript, type ScriptText } from './decode-script'
import { LARGEST_SCRIPT } from './script-limits'

/**
 * Reads one script at a place whose links were followed already: a link that has come there since is not. Throws where
 * the file is gone; everything else that stands in the way is its problem.
 */
export async function readScriptFile(file: string): Promise<ScriptText> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      return await readHandle(handle)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === '') throw error
    return { text: null, problem: 'unreadable' }
  }
}

/** The size is asked of the open file: it may have grown since it was listed. */
async function readHandle(handle: FileHandle): Promise<ScriptText> {
  const found = await handle.stat()
  if (!found.isFile()) return { text: null, problem: 'unreadable' }
  if (found.size > LARGEST_SCRIPT) return { text: null, problem: 'too-large' }
  return decodeScript(await handle.readFile())
}
