import type { Pool } from 'pg'
import type { Catalog, ObservedRun } from '../board/observation'
import { optionsOf } from '../board/options-of'
import type { Failure } from '../board/schema'
import { splitStatements } from '../flyway/splitter'
import { readCatalog } from '../sources/catalog'
import { diagnose } from '../triage/diagnose'
import { historyEvidence, type Incident, refusedVersion } from '../triage/incident'
import { objectsMadeBy } from '../triage/left-behind/made-objects'
import { failedRunOf, type RunPlace } from './diagnose-run'

/** What the catalog says now of all that a failed run's script makes; null where it did not fail, or its migration has a row. */
export async function readCatalogFor(
  pool: Pool,
  run: ObservedRun,
  place: RunPlace,
  signal?: AbortSignal,
): Promise<Catalog | null> {
  const failed = failedRunOf(run, place)
  if (!failed) return null
  const { compatibility } = failed
  const script = failed.blockedBy ?? failed.script
  const { options } = optionsOf(place.observation)
  const schema = options.defaultSchema ?? options.schemas[0] ?? null
  const objects = script ? objectsMadeBy(splitStatements(script.text, { compatibility }).statements) : []
  const version = failed.step?.version ?? null
  const row = version === null ? null : { schema, table: options.table, version }
  const catalog = await readCatalog(pool, { schema, objects, row }, signal)
  return catalog.recorded ? null : catalog
}

/** A failed run as it stands now; null where it did not fail. */
export function incidentOf(run: ObservedRun, place: RunPlace, catalog: Catalog | null, at: Date): Incident | null {
  const failed = failedRunOf(run, place)
  if (!failed) return null
  const { history, kubernetes } = place.observation
  const { script, step } = failed
  return {
    ...{ format: 1, takenAt: at.toISOString(), lines: run.log.lines },
    diagnosis: diagnose({ ...failed, catalog }),
    history: historyEvidence(history.readAt, history.value?.rows ?? [], step ?? refusedBy(failed.failure)),
    script: script && { path: script.path, checksum: script.checksum },
    trigger: kubernetes.value?.pods.find(({ uid }) => uid === run.podUid)?.trigger ?? null,
  }
}

/** Flyway has refused the row of this migration before any had begun. */
function refusedBy({ message }: Failure): { version: string; description: string } | null {
  const version = refusedVersion(message)
  return version === null ? null : { version, description: '' }
}
