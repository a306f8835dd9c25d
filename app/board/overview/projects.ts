import type { Board, Environment, EnvironmentState, Finding } from '@/lib/board/schema'
import { compareStates } from './worst-first'

/** One project of a board of many: its worst state, and the finding that says most about it. */
export type ProjectSummary = {
  name: string
  state: EnvironmentState
  environments: Environment[]
  worst: Finding | null
  findings: number
}

/** The projects, outliers first; of equals the configuration's order stays. */
export function summariseProjects({ environments, findings }: Board): ProjectSummary[] {
  const projects = new Map<string, Environment[]>()
  for (const environment of environments) {
    const name = environment.project ?? ''
    projects.set(name, [...(projects.get(name) ?? []), environment])
  }
  return [...projects]
    .map(([name, those]) => summarise(name, those, findings))
    .sort((a, b) => compareStates(a.state, b.state))
}

function summarise(name: string, environments: Environment[], findings: Finding[]): ProjectSummary {
  const names = new Set<string | null>(environments.map(environment => environment.name))
  const about = findings.filter(({ environment, severity }) => names.has(environment) && severity !== 'notice')
  const [state = 'ok'] = environments.map(environment => environment.state).sort(compareStates)
  return { name, state, environments, worst: about[0] ?? null, findings: about.length }
}
