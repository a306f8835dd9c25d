import type { Archive } from '../archive/archive'
import { isEnding } from '../board/ending'
import type { Observation, Reading } from '../board/observation'
import { optionsOf } from '../board/options-of'
import type { EnvironmentConfig, KubernetesConfig } from '../config'
import type { SourceError } from '../errors'
import type { Cluster } from '../kubernetes/cluster'
import type { NamespaceWatches } from '../kubernetes/namespace-watches'
import type { Log } from '../log'
import type { Mask } from '../mask'
import { connectHistory } from '../sources/history'
import { readSessions } from '../sources/sessions'
import { collectAccess } from './collect-access'
import { collectHistory } from './collect-history'
import { collectKubernetes } from './collect-kubernetes'
import { collectScripts } from './collect-scripts'
import { collectSessions } from './collect-sessions'
import { PACE, unobserved } from './environment'
import { answered, failed } from './reading'

export type EnvironmentParts = {
  cluster: (config: KubernetesConfig) => { cluster: Cluster } & NamespaceWatches
  archive: Archive
  mask: Mask
  maskQuery: (query: string) => string
  log: Log
  /** The observation of this environment is another one now. */
  changed: () => void
  signal: AbortSignal
}

type ReadSource = 'history' | 'scripts' | 'kubernetes'

/** Observes one environment: asks each source at its pace, each on its own, until the signal. */
export function collectEnvironment(config: EnvironmentConfig, parts: EnvironmentParts) {
  let observation = unobserved(config)
  const { signal, changed } = parts

  const set = (part: Partial<Observation>) => {
    observation = { ...observation, ...part }
    sessions.wake()
    changed()
  }

  /** Logs a source when its state changes, not at each try. */
  const fail = (source: ReadSource, error: SourceError, at: Date, nextTryAt: Date | null) => {
    const before: Reading<unknown> = observation[source]
    if (before.failure?.code !== error.code) {
      parts.log.warn({ environment: config.name, source, code: error.code, err: error.cause }, error.message)
    }
    set({ [source]: failed(before, error, at, nextTryAt) })
  }

  const succeed = (source: ReadSource, value: unknown, at: Date) => {
    const before: Reading<unknown> = observation[source]
    if (before.failure) parts.log.info({ environment: config.name, source }, `${source} is read again`)
    set({ [source]: answered(before, value, at) })
  }

  const isLive = () =>
    observation.history.value?.locked === true || observation.runs.some(run => run.state === 'running')

  const table = () => {
    const { options } = optionsOf(observation)
    return { schema: options.defaultSchema ?? options.schemas[0] ?? null, table: options.table }
  }

  // History, sessions and catalog are read over the two connections that the board has to this database.
  const pool = connectHistory(config.database)
  const { maskQuery, log } = parts
  const readNow = (reading: AbortSignal) => readSessions(pool, { ...table(), signal: reading })
  const maskName = (name: string) => parts.mask(name).text
  const inTheWay = (finding: Observation['inTheWay']) => set({ inTheWay: finding })
  const sessions = collectSessions(
    { environment: config.name, read: readNow, isLive, maskQuery, maskName, inTheWay, log },
    signal,
  )
  const history = collectHistory(
    pool,
    table,
    () => (isLive() || isEnding(observation) ? PACE.historyWhileLive : PACE.history),
    {
      history: (value, at) => succeed('history', value, at),
      failure: (error, at, nextTryAt) => fail('history', error, at, nextTryAt),
    },
    signal,
  )

  const scripts = collectScripts(
    config.scripts,
    {
      scripts: value => succeed('scripts', value, new Date()),
      failure: error => fail('scripts', error, new Date(), null),
    },
    signal,
  )

  const startKubernetes = (kubernetes: KubernetesConfig) => {
    const watched = parts.cluster(kubernetes)
    const access = collectAccess(watched.cluster, kubernetes, known => set({ access: known }), signal)
    const follower = collectKubernetes(
      watched,
      kubernetes,
      {
        environment: config.name,
        archive: parts.archive,
        mask: parts.mask,
        signal,
        changed: () => set({ runs: follower.runs() }),
        failed(error) {
          if (error.code === 'not-permitted') access.ask()
          parts.log.warn({ environment: config.name, err: error.cause }, error.message)
        },
      },
      {
        workload(workload, at) {
          succeed('kubernetes', workload, at)
          scripts.ship(workload)
          history.kick()
        },
        // What was told last was confirmed: that ends a failure as a new answer does.
        alive: at => observation.kubernetes.value && succeed('kubernetes', observation.kubernetes.value, at),
        failure(error, nextTryAt) {
          if (error.code === 'not-permitted') access.ask()
          fail('kubernetes', error, new Date(), nextTryAt)
        },
      },
    )
  }
  if (config.kubernetes) startKubernetes(config.kubernetes)

  const read = Promise.all([history.ended, sessions.ended]).then(() => pool.end())
  return {
    observation: () => observation,
    sessions: sessions.ask,
    pool,
    ended: Promise.all([read, scripts.ended]).then(() => {}),
  }
}
