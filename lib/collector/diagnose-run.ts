import type { Observation, ObservedRun, ObservedScript } from '../board/observation'
import { optionsOf } from '../board/options-of'
import { failureOf } from '../board/run-of'
import type { Environment } from '../board/schema'
import { compatibilityOf } from '../flyway/compatibility'
import type { FlywayOptions } from '../flyway/options'
import { placeholderValues } from '../flyway/placeholder-values'
import { replacePlaceholders } from '../flyway/placeholders'
import { parseScriptConfig } from '../flyway/script-config'
import { type Diagnosis, diagnose } from '../triage/diagnose'
import { quoteName } from '../triage/dictionary/names'
import type { ScriptEvidence } from '../triage/statement/evidence'

/** What can be said of a failed run, from all that the board has of it; null when it did not fail. */
export function diagnoseRun(run: ObservedRun, observation: Observation, environment: Environment): Diagnosis | null {
  const failure = failureOf(run)
  if (!failure) return null
  const { options, unknownPlaceholders } = optionsOf(observation)
  const name = baseName(failure.script ?? '')
  const file = observation.scripts.value?.files.find(({ path }) => baseName(path) === name)
  const line = environment.migrations.find(({ script }) => script === file?.path)
  const { namespace } = observation.access ?? {}
  const version = run.reading?.flywayVersion
  return diagnose({
    failure,
    step: run.reading?.steps.findLast(({ state }) => state !== 'applied') ?? null,
    script: file
      ? evidenceOf(file, options, unknownPlaceholders, observation.asShipped, line?.scriptChecksum ?? null)
      : null,
    // A row with success = false is the only one that a failed run leaves.
    run: {
      startedAt: run.startedAt,
      rowChecksum: line?.state.startsWith('failed') && line.installedRank !== null ? line.checksum : null,
    },
    compatibility: version ? compatibilityOf(version) : options.compatibility,
    history: [options.defaultSchema ?? options.schemas[0] ?? 'public', options.table].map(quoteName).join('.'),
    pod: namespace === undefined ? null : { name: run.pod, namespace, container: run.container },
  })
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** The script as Flyway reads it: with this environment's values in the place of placeholders. */
function evidenceOf(
  { path, text, conf, seenAt }: ObservedScript,
  options: FlywayOptions,
  unknown: string[],
  asShipped: boolean,
  checksum: number | null,
): ScriptEvidence | null {
  if (text === null) return null
  const replaces = parseScriptConfig(conf).placeholderReplacement ?? options.placeholderReplacement
  const { values } = placeholderValues(options, baseName(path), unknown)
  const replaced = replaces ? replacePlaceholders(text, options, values) : { text, missing: [] }
  return {
    path,
    text: replaced.text,
    unknownPlaceholders: replaced.missing,
    checksum,
    seenAt,
    asShipped,
    ofImage: false,
  }
}
