import type { Environment } from '@/lib/board/schema'
import type { IncidentAnswer } from '@/lib/triage/incident-answer'

/** Whether the catalog may still be read for an incident: it is read for the newest run, while its failure stands. */
export const awaitsCatalog = (
  { run, incident, ending }: Pick<IncidentAnswer, 'run' | 'incident' | 'ending'>,
  environment: Pick<Environment, 'run'>,
): boolean => incident.diagnosis.catalogAt === null && ending === null && environment.run?.id === run.id
