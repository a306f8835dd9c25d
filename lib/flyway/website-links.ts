import type { Compatibility } from './options'

type Topic =
  | 'rebaselining'
  | 'validation'
  | 'ignorePatterns'
  | 'parserLimits'
  | 'lockRetries'
  | 'schemaCreation'
  | 'infoFilter'
  | 'redgateEdition'

const SHORT: Record<Topic, string> = {
  rebaselining: 'https://rd.gt/3CdwkXD',
  validation: 'https://rd.gt/3AbJUZE',
  ignorePatterns: 'https://rd.gt/37m4hXD',
  parserLimits: 'https://rd.gt/3ipi7Pm',
  lockRetries: 'https://rd.gt/3A57jfk',
  schemaCreation: 'https://documentation.red-gate.com/fd/migrations-184127470.html',
  infoFilter: 'https://rd.gt/3jqLqAn',
  redgateEdition: 'https://rd.gt/3GGIXhh',
}
/** Where the topics of 13 are. */
export const HELP = 'https://help.red-gate.com/help/flyway-cli13/help_12.aspx?topic='
const SETTING = 'reference/configuration/flyway-namespace/flyway-'
const TOPICS: Record<Topic, string> = {
  rebaselining: 'rebaselining',
  validation: 'flyway-blog/older-posts/customize-validation-rules-with-ignoremigrationpatterns',
  ignorePatterns: `${SETTING}ignore-migration-patterns-setting`,
  parserLimits: 'learn-more-about-flyway/troubleshooting/known-parser-limitations',
  lockRetries: `${SETTING}lock-retry-count-setting`,
  schemaCreation: 'flyway-concepts/migrations',
  infoFilter: 'reference/usage/command-line',
  redgateEdition: 'redgate-edition-download',
}

/** The address that Flyway's texts end in: since 13 it names the minor version, here the newest (FlywayDbWebsiteLinks). */
export function websiteLink(topic: Topic, compatibility: Compatibility): string {
  if (compatibility === '13') return HELP + TOPICS[topic]
  return compatibility === '11.20' && topic === 'schemaCreation' ? 'https://rd.gt/4iUkpm1' : SHORT[topic]
}
