import type { ObservedRun } from '../board/observation'
import { runOf } from '../board/run-of'
import type { Mask } from '../mask'
import { computeEnding } from '../triage/ending'
import type { Incident } from '../triage/incident'
import type { IncidentAnswer } from '../triage/incident-answer'
import { computeTimeline } from '../triage/timeline'
import type { RunPlace } from './diagnose-run'
import { incidentOf } from './look-at-incident'
import { maskTexts } from './mask-texts'

type Parts = {
  runs: {
    find: (id: string) => Promise<{ environment: string; run: ObservedRun } | null>
    past: (environment: string, limit: number) => Promise<ObservedRun[]>
  }
  incidents: { find: (environment: string, run: string) => Promise<Incident | null> }
  place: (environment: string) => RunPlace | null
  mask: Mask
}

/** Runs of the environment among which an incident's course is looked for. */
const PAST = 200

/** A failed run with its course and its end; null when there is no such run in the environment, or it did not fail. */
export async function answerIncident(name: string, id: string, parts: Parts): Promise<IncidentAnswer | null> {
  const found = await parts.runs.find(id)
  const place = parts.place(name)
  if (!found || found.environment !== name || !place) return null
  const { run } = found
  const incident =
    (await parts.incidents.find(name, id)) ?? maskTexts(incidentOf(run, place, null, new Date()), parts.mask)
  if (!incident) return null
  const past = await parts.runs.past(name, PAST)
  const { environment } = place
  return {
    run: runOf(name, run),
    incident,
    ending: computeEnding({ incident, run, runs: past, environment }),
    timeline: computeTimeline(run, past, incident),
  }
}
