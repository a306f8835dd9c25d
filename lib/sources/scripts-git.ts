import { createAlarm } from './alarm'
import { isRemote } from './git-address'
import { errorOfGit } from './git-error'
import { createGitReader, type GitConfig } from './git-reader'
import { type ScriptsListener, tellReading } from './watch-scripts'

export type GitPace = {
  signal: AbortSignal
  /** Milliseconds between two looks at a repository on this machine. */
  localEveryMs: number
  /** Milliseconds between two questions to a remote one. */
  remoteEveryMs: number
  /** Folder for the copies of remote repositories, by default below the working folder; they can be thrown away. */
  copies?: string
}

/**
 * Watches the scripts of a branch, tag or commit until the signal: in place in a repository of this machine, through a
 * bare copy of a remote one, never by a checkout. A ref that is gone is a failure (`not-found`); who listens keeps what
 * was read before.
 */
export async function watchGit(config: GitConfig, on: ScriptsListener, pace: GitPace): Promise<void> {
  const { signal } = pace
  const everyMs = isRemote(config.repository) ? pace.remoteEveryMs : pace.localEveryMs
  const read = createGitReader(config, pace.copies ?? '.data/git', signal)
  const alarm = createAlarm(signal)
  let tries = 0
  while (!signal.aborted) {
    tries = (await tellReading(read, errorOfGit, on, signal)) ? 0 : tries + 1
    await alarm.wait(waitOf(everyMs, tries))
  }
}

const FIRST_WAIT = 1_000

/** After a failure sooner than the pace, so that what heals is soon seen; boards do not knock in step. */
function waitOf(everyMs: number, tries: number): number {
  if (tries === 0) return everyMs
  const bound = Math.min(everyMs, FIRST_WAIT * 2 ** Math.min(tries, 10))
  return bound / 2 + (Math.random() * bound) / 2
}
