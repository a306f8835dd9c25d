import type { InfoLine } from '../flyway/migration'

/** Whether `ignoreMigrationPatterns` allows the state of a line (ValidatePatternUtils; docs: flyway.md §5.3). */
export function isAllowed({ version, state }: Pick<InfoLine, 'version' | 'state'>, patterns: string[]): boolean {
  const type = version === null ? 'repeatable' : 'versioned'
  return patterns.some(pattern => {
    const [of, what] = pattern
      .toLowerCase()
      .split(':')
      .map(part => part.trim())
    return (of === '*' || of === type) && (what === '*' || what === state.toLowerCase())
  })
}
