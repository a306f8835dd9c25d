import type { Run } from '../board/schema'
import type { Ending } from './ending'
import type { Incident } from './incident'
import type { Moment } from './timeline'

/** A failed run as it was understood while its failure stood, how that ended, and its course, oldest moment first. */
export type IncidentAnswer = { run: Run; incident: Incident; ending: Ending | null; timeline: Moment[] }
