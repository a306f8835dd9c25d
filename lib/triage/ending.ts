import type { ObservedRun } from '../board/observation'
import type { Environment, Failure, Migration } from '../board/schema'
import type { Incident } from './incident'
import { stepAtWork } from './step-at-work'

/** How a failure ended. */
export type Ending = {
  text: string
  /** When the migration was applied, or the run that ended it did; null where nobody can tell. */
  at: string | null
  /** The run that ended it. */
  run: string | null
  /** What was another thing then, as far as it is known. */
  changed: string[]
}

export type EndingEvidence = {
  incident: Incident
  run: ObservedRun
  /** Newest first, those of the same environment. */
  runs: ObservedRun[]
  environment: Pick<Environment, 'failure' | 'migrations'>
}

/** What became of a failure; null while it stands. */
export function computeEnding({ incident, run, runs, environment }: EndingEvidence): Ending | null {
  const { version } = incident.diagnosis.failure
  const { failure, migrations } = environment
  const line = version === null ? null : (migrations.find(line => line.version === version) ?? null)
  const later = runsAfter(run, runs)
  const end = later.find(({ state }) => state === 'succeeded')
  const stands = failure !== null && versionOf(failure, runs) === version && (version !== null || !end)
  if (stands && !isApplied(line)) return null
  const ender = version === null ? end : later.find(({ reading }) => reading?.applied.includes(version))
  const changed = changesOf(incident, run, ender ?? null, line)
  const name = version === null ? 'It' : `V${version}`
  if (isApplied(line)) return { text: sayApplied(name, ender), at: line.installedOn, run: ender?.id ?? null, changed }
  if (version !== null && !line)
    return {
      text: `No script and no row of ${name} is there any more.`,
      at: end?.finishedAt ?? null,
      run: end?.id ?? null,
      changed,
    }
  if (end)
    return {
      text: `A later run ended well${version === null ? '' : `, without ${name}`}.`,
      at: end.finishedAt,
      run: end.id,
      changed,
    }
  return failure && { text: 'Another failure has taken its place.', at: null, run: null, changed }
}

/** Oldest first. */
const runsAfter = (run: ObservedRun, runs: ObservedRun[]) =>
  runs
    .slice(
      0,
      Math.max(
        0,
        runs.findIndex(({ id }) => id === run.id),
      ),
    )
    .toReversed()

/** The migration of a failure; where its error names none, the one that its run was at. */
function versionOf(failure: Failure, runs: ObservedRun[]): string | null {
  const run = runs.find(({ id }) => id === failure.run)
  return failure.version ?? (failure.script === null && run ? (stepAtWork(run)?.version ?? null) : null)
}

const isApplied = (line: Migration | null): line is Migration =>
  line !== null && line.installedRank !== null && !line.state.startsWith('failed')

function sayApplied(name: string, ender: ObservedRun | undefined): string {
  return ender
    ? `Attempt ${ender.restartCount + 1} of ${ender.pod} applied ${name}.`
    : `${name} has a row of success now.`
}

/** What differs between the failure and its end. */
function changesOf(
  { script, history }: Incident,
  run: ObservedRun,
  ender: ObservedRun | null,
  line: Migration | null,
): string[] {
  const failedRow = history.own.find(({ success }) => !success)
  const isRowGone = failedRow && line?.installedRank !== failedRow.installedRank
  const checksum = line?.checksum ?? line?.scriptChecksum ?? null
  const isKnown = script !== null && script.checksum !== null && checksum !== null
  return [
    isRowGone ? `The failed row of rank ${failedRow.installedRank} was taken away, as repair does.` : '',
    isKnown && script.checksum !== checksum ? 'The script was changed: its checksum is another one.' : '',
    isKnown && script.checksum === checksum ? 'The script is the same: data, rights or the server have changed.' : '',
    ender?.image && run.image && ender.image !== run.image ? `The image was ${run.image} and is ${ender.image}.` : '',
  ].filter(text => text !== '')
}
