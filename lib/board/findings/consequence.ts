import { isIgnored, parseIgnorePatterns } from '../../flyway/ignore-patterns'
import type { FlywayOptions } from '../../flyway/options'
import type { Line } from '../facts'

/** What a line that disagrees with its row means for the next rollout. */
export function consequenceOf({ allowed, info }: Line, options: FlywayOptions): string {
  if (allowed) return `A note only: ignoreMigrationPatterns ${allowing(info, options)} allows it.`
  if (!options.validateOnMigrate) return 'validateOnMigrate is off, so the next migrate goes on without a word.'
  return info.state === 'Ignored' ? 'The next migrate refuses to go on.' : 'The next rollout stops at validate.'
}

/** The patterns that fit this very line, in the words of the configuration; all of them where none does alone. */
function allowing(info: Line['info'], { ignoreMigrationPatterns: all }: FlywayOptions): string {
  const fitting = all.filter(text => isIgnored(info, parseIgnorePatterns([text]).patterns))
  return (fitting.length > 0 ? fitting : all).join(', ')
}
