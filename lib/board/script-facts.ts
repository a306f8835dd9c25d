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
  const unusable = files.filter(({ problem }) => problem !== null)
  return {
    badNames: invalid,
    duplicates: duplicates.map(group => ({
      key: group[0] ? keyOfScript(group[0]) : '',
      scripts: group.map(({ script }) => script),
    })),
    problems: unusable.flatMap(({ path, problem }) => {
      const migration = migrations.find(({ script }) => script === path)
      if (!problem || (!migration && !callbacks.some(callback => callback.path === path))) return []
      return [{ path, problem, key: migration ? keyOfScript(migration) : null }]
    }),
  }
}

const keyOfScript = (migration: ResolvedMigration) => keyOf({ ...migration, applied: null })
