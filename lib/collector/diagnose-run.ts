import type { Observation, ObservedRun, ObservedScript } from '../board/observation'
import { optionsOf } from '../board/options-of'
import { resolveFiles } from '../board/resolve-files'
import { failureOf } from '../board/run-of'
import type { Environment, Migration } from '../board/schema'
import { compatibilityOf } from '../flyway/compatibility'
import { fileNameOf } from '../flyway/file-name'
import type { Step } from '../flyway/log-reading'
import { placeholderValues } from '../flyway/placeholder-values'
import { replacePlaceholders } from '../flyway/placeholders'
import { quoted } from '../flyway/quoted'
import { planRepair, type RepairPlan } from '../flyway/repair'
import { parseScriptConfig } from '../flyway/script-config'
import type { FailedRun } from '../triage/diagnose'
import { entryOf } from '../triage/dictionary/dictionary'
import type { ScriptEvidence } from '../triage/statement/evidence'
import { stepAtWork } from '../triage/step-at-work'
import { interruptionOf } from './interruption'
import { isShippedRef, shippedRef } from './shipped-ref'

/** Where the board has a failed run from; `ref` is the configured one of a git source, with its `{imageTag}` in it. */
export type RunPlace = { observation: Observation; environment: Environment; ref: string | null }

/** All that is known of a failed run but what the catalog says; null when it did not fail. */
export function failedRunOf(run: ObservedRun, place: RunPlace): FailedRun | null {
  const said = failureOf(run)
  if (!said) return null
  const { observation, environment } = place
  const { options } = optionsOf(observation)
  const step = stepAtWork(run)
  const file = findScript(observation.scripts.value?.files ?? [], said.script ?? scriptOf(step, environment))
  const line = environment.migrations.find(({ script }) => script === file?.path)
  const { namespace } = observation.access ?? {}
  const version = run.reading?.flywayVersion
  return {
    failure: { ...said, version: said.version ?? (said.script === null ? (step?.version ?? null) : null) },
    step,
    script: file && evidenceOf(file, line, run, place),
    // A row with success = false is the only one that a failed run leaves.
    run: {
      startedAt: run.startedAt,
      rowChecksum: line?.state.startsWith('failed') && line.installedRank !== null ? line.checksum : null,
    },
    compatibility: version ? compatibilityOf(version) : options.compatibility,
    history: quoted(options.defaultSchema ?? options.schemas[0] ?? 'public', options.table),
    pod: namespace === undefined ? null : { name: run.pod, namespace, container: run.container },
    blockedBy: entryOf(said)?.id === 'failed-migration' && step === null ? failedRowScript(run, place) : null,
    interruption: interruptionOf(run, observation.runs),
    catalog: null,
    repair: repairOf(observation),
  }
}

/** The script of the row with success = false that stops every run before it begins. */
function failedRowScript(run: ObservedRun, place: RunPlace): ScriptEvidence | null {
  const { environment, observation } = place
  const line = environment.migrations.find(
    ({ state, installedRank }) => installedRank !== null && state.startsWith('failed'),
  )
  const file = line && findScript(observation.scripts.value?.files ?? [], line.script)
  return file ? evidenceOf(file, line, run, place) : null
}

/** What repair would do to the rows as they are read now. */
function repairOf(observation: Observation): RepairPlan | null {
  const { history, scripts } = observation
  if (!history.value || !scripts.value) return null
  const settled = optionsOf(observation)
  const { migrations, error } = resolveFiles(scripts.value.files, settled)
  const plan = planRepair({ migrations, rows: history.value.rows, options: settled.options })
  return { ...plan, error: error ?? plan.error }
}

/** The script of a migration whose turn it was, where the log ended without naming it. */
function scriptOf(step: Step | null, { migrations }: Environment): string | null {
  const isAtWork = ({ version, description }: Migration) =>
    step?.version == null ? version === null && description === step?.description : version === step.version
  return step && (migrations.find(line => line.installedRank === null && isAtWork(line))?.script ?? null)
}

/** The script that a log names, with its location's folder before it or without any; null where two could be meant. */
export function findScript(files: ObservedScript[], named: string | null): ObservedScript | null {
  if (named === null) return null
  const alike = files.filter(({ path }) => fileNameOf(path) === fileNameOf(named))
  const exact = alike.filter(({ path }) => named === path || named.endsWith(`/${path}`))
  // Of `sql/a/V1.sql` both `a/V1.sql` and `V1.sql` are an end: the longer one says more.
  const [best = null] = exact.sort((a, b) => b.path.length - a.path.length)
  return best ?? (alike.length === 1 ? (alike[0] ?? null) : null)
}

/** The script as Flyway reads it: with this environment's values in the place of placeholders. */
function evidenceOf(
  { path, text, conf, seenAt }: ObservedScript,
  line: Migration | undefined,
  run: ObservedRun,
  { observation, ref }: RunPlace,
): ScriptEvidence | null {
  if (text === null) return null
  const { options, unknownPlaceholders } = optionsOf(observation)
  const replaces = parseScriptConfig(conf).placeholderReplacement ?? options.placeholderReplacement
  const { values } = placeholderValues(options, fileNameOf(path), unknownPlaceholders)
  const replaced = replaces ? replacePlaceholders(text, options, values) : { text, missing: [] }
  return {
    ...{ path, text: replaced.text, unknownPlaceholders: replaced.missing, seenAt },
    checksum: line?.scriptChecksum ?? null,
    asShipped: observation.asShipped,
    ofImage: ref !== null && isShippedRef(ref) && carries(run, ref, observation),
  }
}

/** Whether the scripts that are read now are those that the run's own pod carries. */
function carries(run: ObservedRun, ref: string, { kubernetes, scripts }: Observation): boolean {
  const pod = kubernetes.value?.pods.find(({ uid }) => uid === run.podUid)
  const carried = shippedRef(ref, { image: run.image, annotations: pod?.annotations ?? {} })
  return carried !== null && carried === scripts.value?.ref
}
