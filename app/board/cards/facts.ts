import type { Environment, Finding, Run, Source } from '@/lib/board/schema'
import type { Tone } from '../../ui/state-word'
import { sayAge, sayClock, sayMoment } from '../../ui/times'
import { FINDINGS } from '../states'

/** One value of a card. `link` comes first and leads to the proof; `mono` is a name of Kubernetes. */
export type Fact = {
  text: string
  link?: { text: string; href: string }
  mono?: string
  look?: { glyph: (typeof FINDINGS)[keyof typeof FINDINGS]['glyph']; tone: Tone }
}

/** Whether a source fails, or was last read longer ago than its bound. */
export const isLate = (source: Source | undefined) => source?.state === 'stale' || source?.state === 'failed'

/** What is pending, and how far the environment is behind the one before it. */
export function sayPending({ version, migrations, sources }: Environment, before: string | null): Fact {
  const { pending, behind } = version
  if (version.state === 'unknown') return { text: sources.history.readAt ? `was ${pending}` : 'unknown' }
  const keys = migrations.filter(({ flywayState }) => flywayState === 'Pending').map(({ key }) => key)
  const what = keys.length > 0 && keys.length <= 2 ? keys.join(', ') : `${pending}`
  if (behind === null || before === null) return { text: what }
  return { text: `${what} · ${behind === 0 ? `level with ${before}` : `${behind} behind ${before}`}` }
}

/** How the newest run stands or ended, from its container. */
export function sayRun({ run, sources }: Environment, now: number): Fact {
  if (sources.kubernetes.state === 'off') return { text: 'not observed' }
  if (!run) return { text: sources.kubernetes.readAt ? 'none seen' : 'not read yet' }
  const link = { text: `attempt ${run.attempt}`, href: `/runs/${encodeURIComponent(run.id)}` }
  const was = isLate(sources.kubernetes) ? 'was ' : ''
  switch (run.state) {
    case 'waiting':
      return { link, text: ' waits' }
    case 'running':
      return { link, text: run.startedAt ? `, started ${sayMoment(run.startedAt, now)}` : ' runs' }
    case 'succeeded':
      return { text: `${was}ok${momentOf(run.finishedAt, now)}, ${sayApplied(run)}` }
    case 'failed':
      return { link, text: ` failed${momentOf(run.finishedAt, now)}, exit ${run.exitCode ?? 'unknown'}` }
    case 'lost':
      return { link, text: ' lost, no exit was seen' }
  }
}

const momentOf = (iso: string | null, now: number) => (iso === null ? '' : ` ${sayMoment(iso, now)}`)

function sayApplied({ applied, startedAt, finishedAt }: Run): string {
  if (applied.length === 0) return 'nothing applied'
  if (!startedAt || !finishedAt) return `${applied.length}`
  // Kubernetes tells whole seconds; more digits would be made up.
  const took = Date.parse(finishedAt) - Date.parse(startedAt)
  return `${applied.length} in ${took < 1_000 ? 'under 1 s' : sayAge(took)}`
}

/** The pod, without the workload's name in front, and what Kubernetes says of it. */
export function sayPod({ run, sources }: Environment): Fact {
  const { kubernetes } = sources
  if (kubernetes.state === 'off') return { text: 'not observed' }
  if (kubernetes.state === 'failed') return { text: 'not readable' }
  if (kubernetes.state === 'stale')
    return { text: kubernetes.readAt ? `not read since ${sayClock(kubernetes.readAt)}` : 'not read yet' }
  if (!run) return { text: 'none' }
  return { mono: shortPod(run.pod), text: `, ${run.waitingReason ?? POD_WORDS[run.state]}` }
}

const POD_WORDS: Record<Run['state'], string> = {
  waiting: 'init waiting',
  running: 'init running',
  succeeded: 'init done',
  failed: 'init failed',
  lost: 'gone',
}

/** A Deployment's pods end in two random parts; other workloads' names are left as they are. */
export const shortPod = (pod: string) => /-([0-9a-z]{6,10}-[0-9a-z]{5})$/.exec(pod)?.[1] ?? pod

/** Whether rows and scripts agree; the worst disagreement speaks for all. */
export function sayHistory({ version, sources, run, scripts }: Environment, findings: Finding[]): Fact {
  if (version.state === 'unknown') {
    const { readAt } = sources.history
    if (!isLate(sources.history)) return { text: 'unknown' }
    return { text: readAt ? `not read since ${sayClock(readAt)}` : 'never read' }
  }
  const paused = run?.state === 'running' ? ', paused' : ''
  const about = findings.filter(({ kind }) => kind in HISTORY)
  const [worst] = about
  if (!worst) return { text: `agrees with ${scripts?.ref ?? 'its scripts'}${paused}` }
  const allowed = worst.severity === 'notice'
  const stops = worst.detail.includes('stops at validate') ? ', validate will stop' : ''
  const others = new Set(about.map(({ migration }) => migration)).size - 1
  const more = others > 0 ? ` and ${others} more` : ''
  const subject = `${worst.migration ?? 'many'}${more} ${HISTORY[worst.kind]}`
  return {
    look: { glyph: FINDINGS[worst.kind].glyph, tone: allowed ? 'quiet' : 'warn' },
    text: `${subject}${allowed ? ', allowed' : stops || paused}`,
  }
}

const HISTORY: Partial<Record<Finding['kind'], string>> = {
  'checksum-mismatch': 'edited',
  'missing-script': 'file missing',
  'future-migration': 'newer than its files',
  'differs-between-environments': 'differs elsewhere',
  'out-of-order': 'below the current',
}

/** The live schema against what the scripts make. */
export function saySchema({ drift, sources }: Environment): Fact {
  if (drift.schema === null) return { text: 'not checked' }
  if (drift.schema > 0) return { look: { glyph: 'schema', tone: 'warn' }, text: `${drift.schema} differ` }
  const { readAt } = sources.schema
  return { text: `as expected${readAt ? `, checked ${sayClock(readAt).slice(0, 5)}` : ''}` }
}
