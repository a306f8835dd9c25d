import type { Board } from './schema'
import { computeVerdict } from './verdict'

/** One project's part of a board, with its own verdict; null is the whole board. */
export function selectProject(board: Board, project: string | null): Board {
  if (project === null) return board
  const environments = board.environments.filter(environment => environment.project === project)
  if (environments.length === board.environments.length) return board
  const names = new Set(environments.map(({ name }) => name))
  const findings = board.findings.filter(({ environment }) => environment === null || names.has(environment))
  return { ...board, environments, findings, verdict: computeVerdict(environments, findings) }
}
