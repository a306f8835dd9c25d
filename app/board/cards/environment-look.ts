import type { Environment, Finding } from '@/lib/board/schema'
import type { Tone } from '../../ui/state-word'
import { ENVIRONMENTS, FINDINGS, type Look } from '../states'

/** The state of an environment with what is behind it: `Failed V24`, `Running V25`, `Last run ok`, `Empty`. */
export function lookOfEnvironment(environment: Environment, findings: Finding[]): Look {
  const look = ENVIRONMENTS[environment.state]
  switch (environment.state) {
    case 'failed':
      return lookOfFailed(environment, findings)
    case 'blocked':
    case 'running': {
      const at = environment.migrations.find(({ state }) => state === environment.state)
      return at ? { ...look, word: `${look.word} ${at.key}` } : look
    }
    case 'attention':
      return lookOfAttention(environment, findings)
    case 'pending': {
      const empty = environment.version.current === null && environment.run?.state !== 'succeeded'
      return empty ? { glyph: 'none', word: 'Empty', tone: 'plain' } : lastRunOk(environment)
    }
    case 'unknown':
    case 'ok':
      return look
  }
}

function lookOfFailed({ migrations }: Environment, findings: Finding[]): Look {
  const ghost = findings.find(({ kind }) => kind === 'ghost-failure')
  const key = ghost?.migration ?? migrations.find(({ state }) => state.startsWith('failed'))?.key
  return { glyph: ghost ? 'ghost' : 'fail', word: key ? `Failed ${key}` : 'Failed', tone: 'fail' }
}

/** What only the next rollout will meet takes nothing from the last run; the amber light says that something waits. */
const MET_LATER = new Set<Finding['kind']>([
  'checksum-mismatch',
  'differs-between-environments',
  'missing-script',
  'future-migration',
  'out-of-order',
  'risk',
])

function lookOfAttention(environment: Environment, findings: Finding[]): Look {
  const [worst] = findings.filter(({ severity }) => severity !== 'notice')
  if (worst && !MET_LATER.has(worst.kind))
    return { ...FINDINGS[worst.kind], tone: worst.severity === 'critical' ? 'fail' : 'warn' }
  return lastRunOk(environment)
}

/** Green needs a run that was seen to end well. */
function lastRunOk({ run, state }: Environment): Look {
  return run?.state === 'succeeded' ? { glyph: 'check-circle', word: 'Last run ok', tone: 'ok' } : ENVIRONMENTS[state]
}

/** The light on top of a card; none while nobody has to act. */
export function lightOf({ state }: Environment): Tone | null {
  switch (state) {
    case 'failed':
      return 'fail'
    case 'running':
      return 'run'
    case 'unknown':
    case 'blocked':
    case 'attention':
      return 'warn'
    case 'pending':
    case 'ok':
      return null
  }
}
