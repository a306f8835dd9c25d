import type { StreamEnvironment } from '../board/answers'
import { computeChanges } from '../board/changes'
import type { Board, Environment } from '../board/schema'

/** A change of the board, numbered from 1 in the order of publishing. */
export type BoardChange = { sequence: number; project: string | null; event: StreamEnvironment }

/** The latest board, one for all viewers, and what changed on the way to it. */
export type Feed = {
  board: () => Board
  sequence: () => number
  publish: (board: Board) => void
  follow: (listener: (change: BoardChange) => void) => () => void
  /** The changes after `sequence`; null when they are no longer remembered. */
  changesSince: (sequence: number) => BoardChange[] | null
}

/** Enough for a viewer who was away for a minute of a busy board; who was away for longer gets the whole board. */
const REMEMBERED = 256

export function createFeed(first: Board): Feed {
  let board = first
  let sequence = 0
  const heads = new Map(first.environments.map(environment => [environment.name, headOf(environment)]))
  const listeners = new Set<(change: BoardChange) => void>()
  let remembered: BoardChange[] = []

  const tell = (next: Board, environment: Environment, before: Environment) => {
    const { migrations: _all, ...rest } = environment
    const event = {
      takenAt: next.takenAt,
      environment: rest,
      ...computeChanges(before.migrations, environment.migrations),
      verdict: next.verdict,
      findings: next.findings,
    }
    const change = { sequence: ++sequence, project: environment.project, event }
    remembered = [...remembered, change].slice(-REMEMBERED)
    for (const listener of listeners) listener(change)
  }

  return {
    board: () => board,
    sequence: () => sequence,
    publish(next) {
      const before = board
      board = next
      let told = false
      next.environments.forEach((environment, index) => {
        const was = before.environments[index]
        if (!was) return
        const head = headOf(environment)
        if (was.migrations === environment.migrations && heads.get(environment.name) === head) return
        heads.set(environment.name, head)
        tell(next, environment, was)
        told = true
      })
      // A finding may change without its environment: it travels with the first one.
      const [first] = next.environments
      if (!told && first && saysOf(before) !== saysOf(next)) tell(next, first, first)
    },
    follow(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changesSince(seen) {
      if (seen === sequence) return []
      const missed = remembered.filter(change => change.sequence > seen)
      return seen < sequence && missed.length === sequence - seen ? missed : null
    },
  }
}

/** All of an environment that is news, as text: not its migrations (compared by identity), not the ages (a beat tells them). */
function headOf(environment: Environment): string {
  return JSON.stringify({ ...environment, migrations: null }, (key, value) => (key === 'readAt' ? undefined : value))
}

const saysOf = (board: Board) => JSON.stringify([board.verdict, board.findings])
