import type { Scripts } from '../board/observation'
import type { ScriptsConfig } from '../config'
import type { SourceError } from '../errors'
import { watchFolder } from '../sources/scripts-folder'
import { watchGit } from '../sources/scripts-git'
import { PACE } from './environment'

type Told = { scripts: (scripts: Scripts) => void; failure: (error: SourceError) => void }

/** Watches an environment's scripts, wherever they are, until the signal. */
export function collectScripts(config: ScriptsConfig, on: Told, signal: AbortSignal): Promise<void> {
  switch (config.kind) {
    case 'folder':
      return watchFolder({ folder: config.folder }, on, { signal, everyMs: PACE.folder })
    case 'git':
      return watchGit(config, on, { signal, localEveryMs: PACE.gitLocal, remoteEveryMs: PACE.gitRemote })
  }
}
