/** The settings that Flyway offers where one is misspelt (FlywayEnvironmentModel). */
const OFFERED = [
  ...['reportFilename', 'detectEncoding', 'encoding', 'placeholderPrefix', 'placeholderSuffix', 'placeholderSeparator'],
  ...['scriptPlaceholderPrefix', 'scriptPlaceholderSuffix', 'sqlMigrationPrefix', 'executeInTransaction'],
  ...['repeatableSqlMigrationPrefix', 'sqlMigrationSeparator', 'sqlMigrationSuffixes', 'cleanDisabled'],
  ...['locations', 'jarDirs', 'table', 'tablespace', 'target', 'failOnMissingTarget', 'placeholderReplacement'],
  ...['ignoreMigrationPatterns', 'validateMigrationNaming', 'validateOnMigrate', 'baselineVersion'],
  ...['baselineDescription', 'baselineOnMigrate', 'outOfOrder', 'skipExecutingMigrations', 'callbacks'],
  ...['skipDefaultCallbacks', 'migrationResolvers', 'skipDefaultResolvers', 'mixed', 'group', 'installedBy'],
  ...['createSchemas', 'errorOverrides', 'dryRunOutput', 'stream', 'batch', 'outputQueryResults', 'lockRetryCount'],
  ...['kerberosConfigFile', 'failOnMissingLocations', 'loggers', 'placeholders', 'defaultSchema', 'reportEnabled'],
]

const NEAR = 0.25

/** The settings that look most like a name, none when nothing is near (ConfigUtils.getPossibleFlywayConfigurations). */
export function suggestSettings(name: string): string[] {
  const whole = fuzzyScore(name, name)
  const scored = OFFERED.filter(offered => offered !== name).map(offered => ({
    offered,
    score: fuzzyScore(name, offered),
  }))
  const near = scored.filter(({ score }) => score / whole >= NEAR)
  const best = Math.max(...near.map(({ score }) => score))
  return near.flatMap(({ offered, score }) => (score === best ? [offered] : []))
}

/** How much of `query` is in `term`, in order: a letter counts one, three when it follows the last one found (commons-text). */
function fuzzyScore(term: string, query: string): number {
  const letters = term.toLowerCase()
  let score = 0
  let from = 0
  let last = Number.MIN_SAFE_INTEGER
  for (const letter of query.toLowerCase()) {
    const at = letters.indexOf(letter, from)
    // A letter that is not there uses up the term: none after it is found.
    if (at === -1) return score
    score += at === last + 1 ? 3 : 1
    last = at
    from = at + 1
  }
  return score
}
