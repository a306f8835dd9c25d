import type { Run } from '@/lib/board/schema'
import type { GlyphName } from '../ui/glyphs'
import type { Tone } from '../ui/state-word'

type Word = { glyph: GlyphName; tone: Tone; word: string }

/** The state of a run as it is said in a list: its exit code where it has one, else what it is doing. */
export function stateOfRun(run: Pick<Run, 'state' | 'exitCode' | 'reason' | 'waitingReason'>): Word {
  const { state, exitCode, reason, waitingReason } = run
  switch (state) {
    case 'waiting':
      return {
        glyph: 'clock',
        tone: waitingReason && !STARTING.has(waitingReason) ? 'warn' : 'plain',
        word: waitingReason ?? 'waiting',
      }
    case 'running':
      return { glyph: 'run', tone: 'run', word: 'running' }
    case 'succeeded':
      return { glyph: 'check', tone: 'quiet', word: 'exit 0' }
    case 'failed':
      return { glyph: 'fail', tone: 'fail', word: failedWord(exitCode, reason) }
    case 'lost':
      return { glyph: 'unknown', tone: 'warn', word: 'lost' }
  }
}

/** What Kubernetes says of a container that is on its way. */
const STARTING = new Set(['PodInitializing', 'ContainerCreating'])

function failedWord(exitCode: number | null, reason: string | null): string {
  const told = reason && reason !== 'Error' ? reason : null
  if (exitCode === null) return told ?? 'failed'
  return told ? `exit ${exitCode}, ${told}` : `exit ${exitCode}`
}

/** A run in one sentence without its environment and time: `V23 applied, V24 failed, attempt 4`. */
export function sayOutcome(run: Run): string {
  const applied = sayApplied(run.applied)
  return [applied, endOf(run, applied)].filter(Boolean).join(', ')
}

function endOf({ state, failure, exitCode, waitingReason, attempt }: Run, applied: string | null): string | null {
  switch (state) {
    case 'waiting':
      return waitingReason ? `waiting: ${waitingReason}` : 'waiting to start'
    case 'running':
      return failure?.version ? `${keyOf(failure.version)} failed, still running` : 'running'
    case 'succeeded':
      return applied ? null : 'nothing was applied'
    case 'failed':
      return `${sayFailed(failure, exitCode)}${attempt > 1 ? `, attempt ${attempt}` : ''}`
    case 'lost':
      return 'the pod went before an end was seen'
  }
}

function sayFailed(failure: Run['failure'], exitCode: number | null): string {
  if (failure?.version) return `${keyOf(failure.version)} failed`
  return exitCode === null ? 'failed' : `failed with exit code ${exitCode}`
}

/** `V23 applied`, `V22 and V23 applied`, `V1 to V24 (26 versions) and 2 repeatables applied`; null for none. */
export function sayApplied(applied: string[]): string | null {
  const versions = applied.filter(version => !version.startsWith('R__')).map(keyOf)
  const repeatables = applied.filter(version => version.startsWith('R__'))
  const parts = [sayVersions(versions), repeatables.length === 1 ? repeatables[0] : sayCount(repeatables.length)]
  const said = parts.filter(Boolean).join(' and ')
  return said === '' ? null : `${said} applied`
}

function sayVersions(keys: string[]): string {
  return keys.length <= 2 ? keys.join(' and ') : `${keys[0]} to ${keys.at(-1)} (${keys.length} versions)`
}

const sayCount = (repeatables: number) => (repeatables === 0 ? '' : `${repeatables} repeatables`)

const keyOf = (version: string) => `V${version}`

/** How much of a run's log is kept, as the state line of a log says it; `lines` is what there is to show of it. */
export function sayKept({ log }: Pick<Run, 'log'>, lines: number): string {
  if (log.lines > 0 && (lines === 0 || log.completeness === 'none'))
    return 'No longer kept: newer runs have taken its place'
  return COMPLETENESS[log.completeness]
}

const COMPLETENESS: Record<Run['log']['completeness'], string> = {
  complete: 'Kept complete',
  live: 'Kept complete so far',
  resumed: 'Resumed after a break, nothing lost',
  'started-late': 'Started late: the first lines are missing',
  'gap-possible': 'Lines may be missing',
  none: 'No log was kept',
}
