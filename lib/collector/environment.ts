import type { Observation } from '../board/observation'
import type { EnvironmentConfig } from '../config'
import { isRemote } from '../sources/git-address'
import { unread } from './reading'

/** Milliseconds. A source is stale past three of its intervals; pods past 45 s (product.md §2b, Freshness). */
export const PACE = {
  history: 3_000,
  historyWhileLive: 500,
  folder: 5_000,
  gitLocal: 2_000,
  gitRemote: 30_000,
} as const

export const BOUND = { history: 9_000, folder: 15_000, gitRemote: 90_000, kubernetes: 45_000 } as const

/** What is known of an environment before anything was read. */
export function unobserved(config: EnvironmentConfig): Observation {
  return {
    name: config.name,
    project: config.project,
    stage: config.stage,
    configured: config.flyway.options,
    compatibility: config.flyway.version,
    timeZone: config.flyway.timeZone,
    asShipped: config.scripts.kind === 'folder' && config.scripts.asShipped,
    history: unread(true, BOUND.history),
    scripts: unread(
      true,
      config.scripts.kind === 'git' && isRemote(config.scripts.repository) ? BOUND.gitRemote : BOUND.folder,
    ),
    kubernetes: unread(config.kubernetes !== null, BOUND.kubernetes),
    access: null,
    inTheWay: null,
    runs: [],
  }
}
