import { coversState, parseIgnorePatterns } from '../flyway/ignore-patterns'
import type { Info, InfoLine } from '../flyway/migration'
import { versionOf } from '../flyway/migration-order'
import { compareVersions } from '../flyway/version'
import { describeEmpty } from './describe-empty'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { quoted } from './names'

/** What `migrate` says of the schema before it applies anything, and where it stops (docs: flyway.md §5.4). */
export function describeSituation(engine: Engine, info: Info): void {
  const { options, print } = engine
  const schema = quoted(engine.schema)
  print('info', `Current version of schema ${schema}: ${currentOf(info)}`)
  if (options.outOfOrder) {
    print(
      options.compatibility === '13' ? 'info' : 'warn',
      `outOfOrder mode is active. Migration of schema ${schema} may not be reproducible.`,
    )
  }
  describeEmpty(engine)
  describeFuture(engine, info, schema)
  refuseFailed(engine, info, schema)
}

/** Rows without a version alone leave `null`, no rows `<< Empty Schema >>`. */
function currentOf({ current, lines }: Info): string {
  const hasRows = lines.some(({ applied }) => applied?.version === null)
  return current ?? (hasRows ? 'null' : '<< Empty Schema >>')
}

function describeFuture({ print, resolved }: Engine, info: Info, schema: string): void {
  if (!info.lines.some(({ state }) => state === 'Future' || state === 'Failed (Future)')) return
  const versions = resolved.migrations.flatMap(migration => versionOf(migration) ?? [])
  const latest = versions.sort(compareVersions).at(-1)
  if (latest) {
    const newer = `that is newer than the latest available migration (${latest.text}) !`
    print('warn', `Schema ${schema} has a version (${info.current}) ${newer}`)
  } else {
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
  throw new FlywayFailure('ERROR', `Schema ${schema} contains ${name} !`)
}
