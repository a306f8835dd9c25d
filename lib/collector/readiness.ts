import type { Readiness } from '../board/answers'
import type { Observation, Reading } from '../board/observation'
import type { Board } from '../board/schema'

/** Ready once every configured source was tried once, whatever came of it. */
export function readinessOf(observations: Observation[], board: Board, stopping: boolean): Readiness {
  const tried = observations.every(({ history, scripts, kubernetes }) => [history, scripts, kubernetes].every(wasTried))
  const sources = Object.fromEntries(
    board.environments.map((environment, index) => {
      const observation = observations[index]
      const states = Object.entries(environment.sources).map(([name, source]) => {
        const reading = observation && readingOf(observation, name)
        return [name, reading && !wasTried(reading) ? ('untried' as const) : source.state] as const
      })
      return [environment.name, Object.fromEntries(states) as Readiness['sources'][string]]
    }),
  )
  return { state: stopping ? 'stopping' : tried ? 'ready' : 'starting', sources }
}

const wasTried = (reading: Reading<unknown>) =>
  !reading.configured || reading.readAt !== null || reading.failure !== null

function readingOf(observation: Observation, source: string): Reading<unknown> | null {
  switch (source) {
    case 'history':
      return observation.history
    case 'scripts':
      return observation.scripts
    case 'kubernetes':
      return observation.kubernetes
    default:
      return null // sessions and schema are read by later rooms
  }
}
