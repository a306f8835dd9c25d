import type { StreamBeat } from '../board/answers'
import type { Board } from '../board/schema'

/** The server's clock and the age of every fact of a board. */
export function beatOf(board: Board, now: Date): StreamBeat {
  const readAt = Object.fromEntries(
    board.environments.map(environment => [
      environment.name,
      Object.fromEntries(Object.entries(environment.sources).map(([name, source]) => [name, source.readAt])),
    ]),
  )
  return { now: now.toISOString(), readAt: readAt as StreamBeat['readAt'] } // the names are those of `sources`
}
