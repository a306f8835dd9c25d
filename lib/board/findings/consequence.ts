import type { FlywayOptions } from '../../flyway/options'
import type { Line } from '../facts'

/** What a line that disagrees with its row means for the next rollout. */
export function consequenceOf({ allowed, info }: Line, options: FlywayOptions): string {
  if (allowed) return `A note only: ignoreMigrationPatterns ${options.ignoreMigrationPatterns.join(', ')} allows it.`
  if (!options.validateOnMigrate) return 'validateOnMigrate is off, so the next migrate goes on without a word.'
  return info.state === 'Ignored' ? 'The next migrate refuses to go on.' : 'The next rollout stops at validate.'
}
