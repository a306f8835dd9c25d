import { dialectOf } from '../flyway/dialect'
import { coversState, parseIgnorePatterns } from '../flyway/ignore-patterns'
import type { Info, InfoLine } from '../flyway/migration'
import { quoted } from '../flyway/quoted'
import { isResolvedState } from '../flyway/resolved-state'
import { describeEmpty } from './describe-empty'
import type { Engine } from './engine'
import { failedCode, MigrateFailure } from './migrate-failure'
import { note } from './print'

/** What `migrate` says of the schema before it applies anything. */
export function describeSituation(engine: Engine, info: Info): void {
  const { options, print } = engine
  const schema = quoted(engine.schema)
  print('info', `Current version of schema ${schema}: ${currentOf(info)}`)
  if (options.outOfOrder) {
    const text = `outOfOrder mode is active. Migration of schema ${schema} may not be reproducible.`
    if (dialectOf(options.compatibility).warnsOfOutOfOrder) note(engine, text)
    else print('info', text)
  }
  if (engine.resolved.migrations.length === 0) describeEmpty(engine)
}

/** What `migrate` says of its rows each time that it has read them, and where it stops (docs: flyway.md §5.4). */
export function checkRows(engine: Engine, info: Info): void {
  const schema = quoted(engine.schema)
  describeFuture(engine, info, schema)
  refuseFailed(engine, info, schema)
}

/** Rows without a version alone leave `null`, no rows `<< Empty Schema >>`. */
function currentOf({ current, lines }: Info): string {
  const hasRows = lines.some(({ applied }) => applied?.version === null)
  return current ?? (hasRows ? 'null' : '<< Empty Schema >>')
}

function describeFuture({ print }: Engine, info: Info, schema: string): void {
  if (!info.lines.some(({ state }) => state === 'Future' || state === 'Failed (Future)')) return
  const available = info.lines.filter(({ state }) => isResolvedState(state))
  // The last in the order of `info`, where scripts that are ignored come after the rows.
  const latest = available.findLast(({ version }) => version !== null)
  if (latest) {
    const newer = `that is newer than the latest available migration (${latest.version}) !`
    print('warn', `Schema ${schema} has a version (${info.current}) ${newer}`)
  } else if (available.length === 0) {
    const text = 'but no migration could be resolved in the configured locations !'
    print('error', `Schema ${schema} has version ${info.current}, ${text}`)
  }
}

const FAILED = new Set<InfoLine['state']>(['Failed', 'Failed (Missing)', 'Failed (Future)'])

function refuseFailed({ options, print }: Engine, info: Info, schema: string): void {
  const [first, ...others] = info.lines.filter(({ state }) => FAILED.has(state))
  if (!first) return
  const { patterns } = parseIgnorePatterns(options.ignoreMigrationPatterns)
  if (others.length === 0 && first.state === 'Failed (Future)' && coversState('Future', patterns)) {
    print('warn', `Schema ${schema} contains a failed future migration to version ${first.version} !`)
    return
  }
  const name =
    first.version === null
      ? `a failed repeatable migration ("${first.description}")`
      : `a failed migration to version ${first.version}`
  throw new MigrateFailure(failedCode(first.version), `Schema ${schema} contains ${name} !`)
}
