import type { Scripts, Workload } from '../board/observation'
import type { ScriptsConfig } from '../config'
import { SourceError } from '../errors'
import { watchFolder } from '../sources/scripts-folder'
import { watchGit } from '../sources/scripts-git'
import { PACE } from './environment'
import { isShippedRef, shippedRef } from './shipped-ref'

type Told = { scripts: (scripts: Scripts) => void; failure: (error: SourceError) => void }
type GitConfig = Extract<ScriptsConfig, { kind: 'git' }>

export type ScriptsCollection = {
  /** Takes the workload as it is now: its newest pod may carry other scripts. */
  ship: (workload: Workload) => void
  ended: Promise<void>
}

/** Watches an environment's scripts, wherever they are, until the signal. */
export function collectScripts(config: ScriptsConfig, on: Told, signal: AbortSignal): ScriptsCollection {
  switch (config.kind) {
    case 'folder': {
      const ended = watchFolder({ folder: config.folder }, on, { signal, everyMs: PACE.folder })
      return { ship: () => {}, ended }
    }
    case 'git':
      return isShippedRef(config.ref)
        ? collectShipped(config, on, signal)
        : { ship: () => {}, ended: watchRef(config, on, signal) }
  }
}

const watchRef = (config: GitConfig, on: Told, signal: AbortSignal) =>
  watchGit(config, on, { signal, localEveryMs: PACE.gitLocal, remoteEveryMs: PACE.gitRemote })

/** Watches the ref that the newest pod carries, and another one as soon as a newer pod carries that. */
function collectShipped(config: GitConfig, on: Told, signal: AbortSignal): ScriptsCollection {
  let watching: { ref: string | null; stop: AbortController } | null = null
  const running = new Set<Promise<void>>()

  const watch = (ref: string | null) => {
    watching?.stop.abort()
    const stop = new AbortController()
    watching = { ref, stop }
    if (ref === null) return on.failure(new SourceError('scripts', 'misconfigured', `no pod carries ${config.ref}`))
    const ended = watchRef({ ...config, ref }, on, stop.signal).finally(() => running.delete(ended))
    running.add(ended)
  }

  const end = async () => {
    await new Promise<void>(resolve => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    watching?.stop.abort()
    await Promise.all(running)
  }

  return {
    ship({ pods }) {
      const pod = pods.find(({ terminating }) => !terminating)
      // Between two pods the last one's scripts stay what is known.
      if (signal.aborted || (!pod && watching)) return
      const ref = pod ? shippedRef(config.ref, pod) : null
      if (!watching || watching.ref !== ref) watch(ref)
    },
    ended: end(),
  }
}
