import { randomBytes } from 'node:crypto'
import { createMemoryArchive } from './archive/memory-archive'
import { selectProject } from './board/select-project'
import { startCollector } from './collector/collector'
import { migrationAcross } from './collector/migration-across'
import { readinessOf } from './collector/readiness'
import { createRunQueries } from './collector/run-queries'
import type { Config } from './config'
import { allowedHost } from './hosts'
import { createLog } from './log'
import { createHide, createMask } from './mask'
import type { Server } from './server'

/** Joins the rooms into the one running server of this process, and starts reading. */
export function createServer(config: Config, secrets: string[]): Server {
  const stopped = new Set<() => void>()
  const rowValues = config.board.access !== 'loopback' && config.board.mask.rowValues !== 'public'
  const mask = createMask([...secrets, ...config.board.mask.values], { rowValues })
  // What stands in a line of JSON is written with JSON's escapes.
  const hide = createHide(secrets.flatMap(secret => [secret, JSON.stringify(secret).slice(1, -1)]))
  const log = createLog(line => hide(line).text)
  const archive = createMemoryArchive({ runs: 3, bytes: 8 * 1024 * 1024 })
  const collector = startCollector(config, { archive, mask, log })
  const { feed } = collector
  let stopping = false

  return {
    epoch: randomBytes(6).toString('hex'),
    board: project => selectProject(feed.board(), project ?? null),
    environment: name => feed.board().environments.find(environment => environment.name === name) ?? null,
    projects: () => [...new Set(config.environments.map(environment => environment.project))],
    migration: (key, project) =>
      migrationAcross(key, selectProject(feed.board(), project ?? null), collector.observations()),
    ...createRunQueries(collector.observations, archive),
    changesSince: feed.changesSince,
    sequence: feed.sequence,
    follow: feed.follow,
    beat: project => collector.beat(project ?? null),
    readiness: () => readinessOf(feed.board(), stopping),
    allowsHost: host => allowedHost(host, config.board),
    onStop(listener) {
      stopped.add(listener)
      return () => stopped.delete(listener)
    },
    async stop() {
      stopping = true
      for (const tell of stopped) tell()
      await collector.stop()
    },
  }
}
