import type { StreamBeat, StreamEnvironment } from '@/lib/board/answers'
import { applyChanges } from '@/lib/board/changes'
import type { Board, Environment } from '@/lib/board/schema'

/** The events of `/api/v1/stream` (product.md §5). */
export type BoardEvent =
  | { type: 'board'; data: Board }
  | { type: 'environment'; data: StreamEnvironment }
  | { type: 'beat'; data: StreamBeat }

/** The board after an event. What an event does not touch stays the same object, so that it need not be drawn again. */
export function applyEvent(board: Board, event: BoardEvent): Board {
  switch (event.type) {
    case 'board':
      return event.data
    case 'environment':
      return applyEnvironment(board, event.data)
    case 'beat':
      return { ...board, environments: board.environments.map(environment => applyAges(environment, event.data)) }
  }
}

function applyEnvironment(board: Board, { environment, changed, removed, order, ...rest }: StreamEnvironment): Board {
  const environments = board.environments.map(known => {
    if (known.name !== environment.name) return known
    const same = changed.length === 0 && removed.length === 0 && order === undefined
    const migrations = same ? known.migrations : applyChanges(known.migrations, { changed, removed, order })
    return { ...environment, migrations }
  })
  return { ...board, ...rest, environments }
}

function applyAges(environment: Environment, { readAt }: StreamBeat): Environment {
  const ages = readAt[environment.name]
  if (!ages) return environment
  const sources = Object.entries(environment.sources).map(([name, source]) => {
    const age = ages[name as keyof typeof ages] // a beat names the same sources as the board
    return [name, age === undefined ? source : { ...source, readAt: age }]
  })
  return { ...environment, sources: Object.fromEntries(sources) as Environment['sources'] } // the keys are unchanged
}
