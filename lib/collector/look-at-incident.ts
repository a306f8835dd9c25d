import type { Pool } from 'pg'
import type { Catalog, ObservedRun } from '../board/observation'
import { optionsOf } from '../board/options-of'
import type { Failure } from '../board/schema'
import { splitStatements } from '../flyway/splitter'
import type { Statement } from '../flyway/statement'
import { type CatalogQuestion, readCatalog } from '../sources/catalog'
import { diagnose } from '../triage/diagnose'
import { historyEvidence, type Incident, refusedVersion } from '../triage/incident'
import { objectsMadeBy } from '../triage/left-behind/made-objects'
import { indexOfConcurrent } from '../triage/left-behind/statements'
import { failedRunOf, type RunPlace } from './diagnose-run'

/**
 * Reads what the catalog says now of all that a failed run's script makes; null where the run did not fail, its migration
 * has a row, or somebody is still at work on an index of the script. Attempts at one script ask the database once.
 */
export function catalogReader(pool: Pool, place: RunPlace, signal?: AbortSignal) {
  const answers = new Map<string, Promise<Catalog>>()
  return async (run: ObservedRun): Promise<Catalog | null> => {
    const failed = failedRunOf(run, place)
    if (!failed) return null
    const { compatibility } = failed
    const script = failed.blockedBy ?? failed.script
    const statements = script ? splitStatements(script.text, { compatibility }).statements : []
    const question = questionOf(statements, failed.step?.version ?? null, place)
    const key = JSON.stringify(question)
    const answer = answers.get(key) ?? readCatalog(pool, question, signal)
    answers.set(key, answer)
    const catalog = await answer
    return catalog.recorded || isBeingBuilt(statements, catalog) ? null : catalog
  }
}

function questionOf(statements: Statement[], version: string | null, { observation }: RunPlace): CatalogQuestion {
  const { options } = optionsOf(observation)
  const schema = options.defaultSchema ?? options.schemas[0] ?? null
  const row = version === null ? null : { schema, table: options.table, version }
  return { schema, objects: objectsMadeBy(statements), row }
}

/** An index of the script may turn valid yet. Those that others build are none of its business. */
function isBeingBuilt(statements: Statement[], { invalidIndexes }: Catalog): boolean {
  const own = new Set(statements.map(indexOfConcurrent))
  return invalidIndexes.some(({ name, building }) => building && own.has(name))
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
