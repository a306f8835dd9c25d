import { fileNameOf } from '../flyway/file-name'
import type { ResolvedMigration } from '../flyway/migration'
import type { Resolved } from '../flyway/resolve'
import type { Facts } from './facts'
import { keyOf } from './key'
import type { ObservedScript } from './observation'

/** What is wrong with the scripts by themselves: their names, what two of them claim, and texts that cannot be used. */
export function scriptFacts(
  { migrations, callbacks, invalid, duplicates }: Resolved,
  files: readonly ObservedScript[],
): Pick<Facts, 'badNames' | 'duplicates' | 'problems'> {
  const byPath = new Map(migrations.map(migration => [migration.script, migration]))
  const called = new Set(callbacks.map(({ path }) => path))
  return {
    badNames: invalid,
    duplicates: duplicates.map(group => ({
      key: group[0] ? keyOfScript(group[0]) : '',
      scripts: group.map(({ script }) => script),
    })),
    problems: files.flatMap(({ path, problem }): Facts['problems'] => {
      const migration = byPath.get(path)
      if (problem === null || !(migration || called.has(path) || mayBeFolder(path))) return []
      return [{ path, problem, key: migration ? keyOfScript(migration) : null }]
    }),
  }
}

const keyOfScript = (migration: ResolvedMigration) => keyOf({ ...migration, applied: null })

/** A folder that cannot be looked into may hold any script; Flyway leaves out hidden ones. */
const mayBeFolder = (path: string) => !fileNameOf(path).includes('.')
