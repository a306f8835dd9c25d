import type { Compatibility, FlywayOptions } from '../../../lib/flyway/options'
import { isUnknownTo, licensedSetting } from '../../../lib/flyway/version-settings'
import type { Case } from './case'

/** Whether open-source Flyway of some version has an option. */
export const hasOption = (compatibility: Compatibility, option: string): boolean =>
  !isUnknownTo(compatibility, option) && licensedSetting(option, compatibility) === null

/** The case without the options that this Flyway would refuse to be configured with. */
export function caseFor(compatibility: Compatibility, one: Case): Case {
  const kept = Object.entries(one.options).filter(([option]) => hasOption(compatibility, option))
  const options = Object.fromEntries(kept) as Partial<FlywayOptions> // a part of what it was
  // What detects no encoding gets nothing to detect.
  return {
    ...one,
    options,
    latin1: one.latin1 && (options.encoding === 'ISO-8859-1' || options.detectEncoding === true),
  }
}
