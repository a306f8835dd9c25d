import type { Board, Environment, EnvironmentState, Finding } from '@/lib/board/schema'

/** What goes on beside the verdict, one sentence an environment; those of which there is nothing to say share one. */
export function sayMeanwhile({ environments, findings, verdict }: Board): string {
  if (verdict.state === 'ok')
    return environments.length > 1 ? 'Scripts and history agree everywhere.' : 'Scripts and history agree.'
  const unread = verdict.state === 'unknown' ? sayUnread(environments) : []
  const others = environments.filter(({ state }) => state !== verdict.state)
  const sentences = others.filter(({ state }) => state !== 'ok').map(other => say(other, findings))
  const fine = others.filter(({ state }) => state === 'ok').map(({ stage }) => stage)
  if (fine.length > 0) sentences.push(`${listOf(fine)} ${fine.length > 1 ? 'are' : 'is'} in sync.`)
  return [...unread, ...sentences].slice(0, 3).join(' ')
}

const SOURCES = { history: 'database', scripts: 'scripts', kubernetes: 'pods' } as const

/** Which sources of the one environment that is unknown are not read; of several the attention list tells. */
function sayUnread(environments: Environment[]): string[] {
  const [unknown, ...more] = environments.filter(({ state }) => state === 'unknown')
  if (!unknown || more.length > 0) return []
  const names = (['history', 'scripts', 'kubernetes'] as const)
    .filter(name => unknown.sources[name].state === 'failed' || unknown.sources[name].state === 'stale')
    .map(name => SOURCES[name])
  if (names.length === 0) return []
  return [`Its ${listOf(names)} ${names.length > 1 || names[0] !== 'database' ? 'are' : 'is'} not read.`]
}

function say({ name, stage, state, version, migrations, sources }: Environment, findings: Finding[]): string {
  const at = version.current === null ? 'empty' : `at V${version.current}`
  const pending =
    version.pending > 0 ? ` with ${version.pending} pending migration${version.pending > 1 ? 's' : ''}` : ''
  const key = migrations.find(migration => migration.state === state)?.key ?? ''
  switch (state) {
    case 'failed':
      return `${stage} failed${key ? ` ${key}` : ''}.`
    case 'unknown':
      return `${stage} is unknown${sources.history.state === 'ok' ? '' : ': its database is not read'}.`
    case 'blocked':
      return `${stage} waits for a lock${key ? ` at ${key}` : ''}.`
    case 'running':
      return `${stage} is running${key ? ` ${key}` : ''}.`
    case 'attention':
      return `${stage} is ${at}${pending}${stops(name, findings) ? ', and its next rollout will stop at validate' : ''}.`
    case 'pending':
    case 'ok':
      return `${stage} is ${at}${pending}.`
  }
}

const STOPS = new Set<Finding['kind']>(['checksum-mismatch', 'missing-script', 'future-migration', 'out-of-order'])

const stops = (name: string, findings: Finding[]) =>
  findings.some(({ environment, kind, severity }) => environment === name && severity === 'warning' && STOPS.has(kind))

/** `dev and staging`; many are counted. */
function listOf(names: string[]): string {
  if (names.length > 4) return `${names.length} environments`
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The tone of a verdict's icon. */
export const toneOf = (state: EnvironmentState) => VERDICT_TONES[state]

const VERDICT_TONES: Record<EnvironmentState, string> = {
  failed: 'fail',
  unknown: 'warn',
  blocked: 'warn',
  running: 'run',
  attention: 'warn',
  pending: '',
  ok: 'ok',
}
