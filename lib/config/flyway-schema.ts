import { z } from 'zod'
import { parseIgnorePatterns } from '../flyway/ignore-patterns'
import { SETTINGS } from '../flyway/known-settings'
import { parseTarget } from '../flyway/target'
import { flag, list, mapping, plain, timeZone, whole } from './values'

const FORMS = { text: plain, list, boolean: flag, number: whole(-1, 999_999_999) }

/** Flyway's settings under Flyway's names, and two of ours: timeZone and version. */
export const flywaySchema = mapping({
  ...Object.fromEntries(Object.entries(SETTINGS).map(([name, { form }]) => [name, FORMS[form].nullish()])),
  target: plain
    .refine(
      text => parseTarget(text).error === null,
      'must be a version, latest, current or next; a version may end in ?',
    )
    .nullish(),
  ignoreMigrationPatterns: list
    .refine(
      texts => parseIgnorePatterns(texts).error === null,
      'must be patterns such as *:future or versioned:missing',
    )
    .nullish(),
  placeholders: z.record(z.string(), plain.nullable(), { error: 'must be a mapping of names to texts' }).nullish(),
  timeZone: timeZone
    .nullish()
    .meta({ default: 'UTC', description: "The zone of the migrating JVM: the history's times have none" }),
  version: z
    .union([z.string(), z.number()], { error: 'must be a version of Flyway such as "11.20"' })
    .transform(String)
    .pipe(z.string().regex(/^\d{1,4}(\.\d{1,4}){0,3}$/, 'must be a version of Flyway such as "11.20"'))
    .nullish()
    .describe("The Flyway that answers, until a run's log has named it"),
})
