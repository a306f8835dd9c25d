import { completeFinding } from './finding'
import { findArchiveTrouble } from './findings/archive-failed'
import { groupBy } from './group'
import type { ArchiveFailure, Observation } from './observation'
import { orderFindings } from './order'
import { takeProject } from './project'
import type { Board, Environment, Finding } from './schema'
import { computeVerdict } from './verdict'

/** The board before, by name and id. */
export type Before = {
  environments: ReadonlyMap<string, Environment>
  findings: ReadonlyMap<string, Finding>
  byEnvironment: ReadonlyMap<string | null, Finding[]>
}

/**
 * The board of one moment: a pure function of what the sources said, the time, and the board before it – which only
 * tells what was settled before a run began, and since when a finding is known (product.md §5, §2b).
 */
export function takeSnapshot(
  observations: Observation[],
  takenAt: string,
  previous: Board | null,
  archive: ArchiveFailure = null,
): Board {
  const before = indexOf(previous)
  const projects = [...groupBy(observations, ({ project }) => project).values()]
  const parts = projects.flatMap(project => takeProject(project, takenAt, before))
  const environments = parts.map(({ environment }) => environment)
  const own = findArchiveTrouble(archive).map(draft => completeFinding(draft, null, before.findings, takenAt))
  const findings = orderFindings(
    [...parts.flatMap(part => part.findings), ...own],
    environments.map(({ name }) => name),
  )
  return { takenAt, verdict: computeVerdict(environments, findings), environments, findings }
}

function indexOf(board: Board | null): Before {
  const findings = board?.findings ?? []
  return {
    environments: new Map(board?.environments.map(environment => [environment.name, environment])),
    findings: new Map(findings.map(finding => [finding.id, finding])),
    byEnvironment: groupBy(findings, ({ environment }) => environment),
  }
}
