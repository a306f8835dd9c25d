import { clockOf } from './freshness'
import { groupBy } from './group'
import type { Board, Environment, EnvironmentState, Finding, Source } from './schema'
import { countOf, listOf } from './words'

const WORST_FIRST: EnvironmentState[] = ['failed', 'unknown', 'blocked', 'running', 'attention', 'pending', 'ok']

/** The board in one sentence, worst first; it holds no age, so that it changes only when something else does. */
export function computeVerdict(environments: Environment[], findings: Finding[]): Board['verdict'] {
  const state = WORST_FIRST.find(worst => environments.some(environment => environment.state === worst)) ?? 'ok'
  const [worst] = findings
  if (environments.length === 0) return { state, text: 'No environment is configured' }
  // Promotion order reversed: what is wrong in production is said first.
  const those = environments.filter(environment => environment.state === state).reverse()
  const about = (name: string) => findings.filter(finding => finding.environment === name)
  switch (state) {
    case 'failed':
      return { state, text: sayEach(those, environment => sayFailed(environment, about(environment.name)), 'failed') }
    case 'unknown':
      return { state, text: sayUnknown(those) }
    case 'blocked':
    case 'running':
      return { state, text: sayEach(those, sayAtWork, `are ${state}`) }
    case 'attention':
      return {
        state,
        text: worst ? sayAttention(those, worst, about) : `${namesOf(those.toReversed())} need attention`,
      }
    case 'pending':
      return { state, text: sayEach(those.toReversed(), sayPending, 'have some too') }
    case 'ok':
      return { state, text: sayDone(environments) }
  }
}

const namesOf = (environments: Environment[]) => listOf(environments.map(({ name }) => name))

/** Two environments have a clause each; of more than two the first has one, and the others are counted. */
function sayEach(environments: Environment[], say: (environment: Environment) => string, more: string): string {
  const [first] = environments
  if (!first || environments.length <= 2) return environments.map(say).join(', ')
  return `${say(first)}, and ${environments.length - 1} more ${more}`
}

function sayFailed({ name, run, failure }: Environment, findings: Finding[]): string {
  const failed = findings.find(({ kind }) => kind === 'ghost-failure' || kind === 'failed-migration')
  const retries = run !== null && (run.waitingReason === 'CrashLoopBackOff' || run.restartCount > 0)
  const again = retries && failure !== null ? ' and keeps retrying' : ''
  return `${name} failed${failed?.migration ? ` ${failed.migration}` : ' to migrate'}${again}`
}

function sayUnknown(environments: Environment[]): string {
  const [first] = environments
  if (!first || environments.length > 1)
    return `${namesOf(environments.toReversed())} are unknown: their sources are not read`
  // The one that was not read for longest: another may have failed just now and still be young enough to count.
  const [late] = Object.entries(first.sources)
    .filter(([, { state }]) => state === 'failed' || state === 'stale')
    .sort(([, a], [, b]) => ageOf(a) - ageOf(b))
  if (!late) return `${first.name} is unknown`
  const [name, { readAt }] = late
  const source = name === 'kubernetes' ? 'Kubernetes' : name
  return `${first.name} is unknown: ${source} ${readAt === null ? 'was never read' : `last read at ${clockOf(readAt)}`}`
}

const ageOf = ({ readAt }: Source) => (readAt === null ? 0 : Date.parse(readAt))

function sayAtWork({ name, state, migrations }: Environment): string {
  const at = migrations.find(migration => migration.state === state)
  if (state === 'blocked') return `${name} waits for a lock${at ? ` at ${at.key}` : ''}`
  return `${name} is running${at ? ` ${at.key}` : ''}`
}

function sayAttention(environments: Environment[], worst: Finding, about: (name: string) => Finding[]): string {
  const name = worst.environment ?? environments[0]?.name ?? ''
  const { title, migration } = about(name)[0] ?? worst
  const subject = migration && !title.includes(migration) ? `${name}, ${migration}` : name
  const rest = environments.length - 1
  return `${subject}: ${asClause(title)}${rest > 0 ? `, and ${countOf(rest, 'more environment')}` : ''}`
}

/** Without its full stop, and in lower case where it begins with a common word. */
const asClause = (title: string) =>
  title.replace(/\.$/, '').replace(/^(?!Flyway|Kubernetes)[A-Z](?=[a-z]* )/, letter => letter.toLowerCase())

function sayPending({ name, version }: Environment): string {
  return version.pending > 0 ? `${name} has ${countOf(version.pending, 'pending migration')}` : `${name} is empty`
}

function sayDone(environments: Environment[]): string {
  const groups = groupBy(environments, ({ version }) => version.current)
  const clauses = [...groups].map(([current, those]) => {
    const names = those.length > 4 ? `${those.length} environments` : namesOf(those)
    return `${names} ${those.length > 1 ? 'are' : 'is'} ${current === null ? 'empty' : `at V${current}`}`
  })
  return `Everything is migrated: ${clauses.join(', ')}`
}
