import type { ArchiveFailure, Observation } from '../board/observation'
import type { Board } from '../board/schema'
import { takeSnapshot } from '../board/snapshot'
import { createFeed, type Feed } from './feed'

/** At most this many boards a second, however fast the sources change: a browser draws no faster. */
const SHORTEST = 100
/** Time itself changes a board: what nobody read for too long turns stale. */
const TICK = 1_000

/** Takes a snapshot soon after something changed, and once a second for the sake of ages. */
export function startPublisher(
  observations: () => Observation[],
  archive: () => ArchiveFailure,
): {
  feed: Feed
  changed: () => void
  stop: () => void
} {
  const first = takeSnapshot(observations(), new Date().toISOString(), null, archive())
  const feed = createFeed(first)
  let timer: NodeJS.Timeout | undefined
  let last = 0

  const publish = () => {
    clearTimeout(timer)
    last = Date.now()
    const board: Board = takeSnapshot(observations(), new Date(last).toISOString(), feed.board(), archive())
    feed.publish(board)
    timer = setTimeout(publish, TICK)
  }
  timer = setTimeout(publish, TICK)
  let soon = false

  return {
    feed,
    changed() {
      if (soon) return
      soon = true
      setTimeout(
        () => {
          soon = false
          if (timer) publish()
        },
        Math.max(0, SHORTEST - (Date.now() - last)),
      )
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
