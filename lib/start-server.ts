import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { startArchive } from './archive/archive'
import { retentionOf } from './archive/retention'
import { selectProject } from './board/select-project'
import { answerIncident } from './collector/answer-incident'
import { startCollector } from './collector/collector'
import type { RunPlace } from './collector/diagnose-run'
import { startIncidents } from './collector/incidents'
import { migrationAcross } from './collector/migration-across'
import { readinessOf } from './collector/readiness'
import { createRunQueries } from './collector/run-queries'
import type { Config } from './config'
import { allowedHost } from './hosts'
import { createLog } from './log'
import { createHide, createMask } from './mask'
import { createQueryMask } from './query-mask'
import type { Server } from './server'

/** The archive's own migrations, below the folder in which the board runs. */
const MIGRATIONS = 'lib/archive/migrations'

/** Joins the rooms into the one running server of this process, and starts reading. */
export function createServer(config: Config, secrets: string[]): Server {
  const stopped = new Set<() => void>()
  const rowValues = config.board.access !== 'loopback' && config.board.mask.rowValues !== 'public'
  const mask = createMask([...secrets, ...config.board.mask.values], { rowValues })
  // What stands in a line of JSON is written with JSON's escapes.
  const hide = createHide(secrets.flatMap(secret => [secret, JSON.stringify(secret).slice(1, -1)]))
  const log = createLog(line => hide(line).text)
  let changed = () => {}
  const archive = startArchive({
    url: config.board.database,
    migrations: path.resolve(MIGRATIONS),
    retention: retentionOf(config),
    say: log,
    changed: () => changed(),
  })
  const maskQuery = createQueryMask(mask, { rowValues })
  const collector = startCollector(config, { archive, mask, maskQuery, log })
  const { feed } = collector
  changed = collector.changed
  const runs = createRunQueries(collector.observations, archive)
  let stopping = false

  const place = (name: string): RunPlace | null => {
    const observation = collector.observations().find(one => one.name === name)
    const environment = feed.board().environments.find(one => one.name === name)
    const scripts = config.environments.find(one => one.name === name)?.scripts
    return observation && environment
      ? { observation, environment, ref: scripts?.kind === 'git' ? scripts.ref : null }
      : null
  }
  const follow = (listener: (environment: string) => void) =>
    feed.follow(({ event }) => listener(event.environment.name))
  const incidents = startIncidents(config.board.database, {
    connections: collector.connections,
    place,
    follow,
    mask,
    log,
  })

  return {
    epoch: randomBytes(6).toString('hex'),
    board: project => selectProject(feed.board(), project ?? null),
    environment: name => feed.board().environments.find(environment => environment.name === name) ?? null,
    projects: () => [...new Set(config.environments.map(environment => environment.project))],
    migration: (key, project) =>
      migrationAcross(key, selectProject(feed.board(), project ?? null), collector.observations(), mask),
    runs: runs.runs,
    run: runs.run,
    hasRun: runs.has,
    hasFailed: runs.hasFailed,
    sessions: collector.sessions,
    incident: (name, id) => answerIncident(name, id, { runs, incidents, place, mask }),
    logText: runs.logText,
    logLines: runs.logLines,
    followLog: runs.followLog,
    changesSince: feed.changesSince,
    sequence: feed.sequence,
    follow: feed.follow,
    beat: project => collector.beat(project ?? null),
    readiness: () => readinessOf(feed.board(), archive.state().kind, stopping),
    allowsHost: host => allowedHost(host, config.board),
    onStop(listener) {
      stopped.add(listener)
      return () => stopped.delete(listener)
    },
    async stop() {
      stopping = true
      for (const tell of stopped) tell()
      // From here on no line comes any more; what came is stored while the sources end.
      const ended = Promise.all([collector.stop(), incidents.stop()])
      await archive.stop()
      await ended
    },
  }
}
