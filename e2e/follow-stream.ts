import type { StreamEnvironment } from '../lib/board/answers'
import type { Board } from '../lib/board/schema'

/** Every state that the board's stream told of one environment, and of its migrations, from now on. */
export type SeenStates = { states: string[]; cells: (key: string) => string[]; stop: () => void }

/** Reads `/api/v1/stream` as a browser does and notes what it says about one environment. */
export async function followStream(url: string, name: string): Promise<SeenStates> {
  const stop = new AbortController()
  const response = await fetch(`${url}/api/v1/stream`, { signal: stop.signal })
  const states: string[] = []
  const cells: { key: string; state: string }[] = []

  const take = (event: string, data: string) => {
    if (event === 'board') {
      const board: Board = JSON.parse(data)
      states.push(...board.environments.filter(environment => environment.name === name).map(({ state }) => state))
    }
    if (event !== 'environment') return
    const change: StreamEnvironment = JSON.parse(data)
    if (change.environment.name !== name) return
    states.push(change.environment.state)
    cells.push(...change.changed)
  }

  const read = async () => {
    let held = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (held + chunk).split('\n\n')
      held = events.pop() ?? ''
      for (const text of events) {
        const fields = Object.fromEntries(text.split('\n').map(line => line.split(/: (.*)/s)))
        take(fields.event ?? '', fields.data ?? '')
      }
    }
  }
  read().catch(error => {
    if (!stop.signal.aborted) throw error
  })
  return {
    states,
    cells: key => cells.filter(cell => cell.key === key).map(({ state }) => state),
    stop: () => stop.abort(),
  }
}
