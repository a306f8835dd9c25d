import { rm } from 'node:fs/promises'
import { SourceError } from '../errors'
import { codeOf } from '../system-error'
import { errorOfGit } from './git-error'

/**
 * Works with our copy of a remote repository. One that is damaged, or still locked by a process that was killed, is
 * thrown away: the next try makes it anew.
 */
export async function mendCopy<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOSPC)$/.test(codeOf(cause)))
      throw new SourceError(
        'scripts',
        'misconfigured',
        `no place for a copy of the repository: ${codeOf(cause)}`,
        cause,
      )
    const error = errorOfGit(cause)
    if (error.code === 'unreadable') await rm(folder, { recursive: true, force: true })
    throw error
  }
}
