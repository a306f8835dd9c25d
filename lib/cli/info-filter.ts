import type { InfoLine } from '../flyway/migration'
import type { Compatibility } from '../flyway/options'
import { compareVersions, parseVersion, type Version } from '../flyway/version'
import { websiteLink } from '../flyway/website-links'
import { FlywayFailure } from '../runner/failure'
import { infoOfState } from './info-of-state'

/** Whether `info` shows a line. */
export type InfoFilter = (line: InfoLine) => boolean

/** The filter that the settings of `info` ask for; stops where one cannot be understood (MigrationFilterImpl). */
export function infoFilter(settings: Readonly<Record<string, string>>, compatibility: Compatibility): InfoFilter {
  const since = dateOf('infoSinceDate', settings, compatibility)
  const until = dateOf('infoUntilDate', settings, compatibility)
  const from = versionOf(settings.infoSinceVersion)
  const to = versionOf(settings.infoUntilVersion)
  const states = infoOfState(settings.infoOfState)
  // What is not installed counts as later than any date, what has no version as above any version.
  return line => {
    const installed = line.applied === null ? null : new Date(line.applied.installedOn.replace(' ', 'T'))
    const version = line.version === null ? null : versionOf(line.version)
    return (
      (since === null || installed === null || installed > since) &&
      (until === null || (installed !== null && installed < until)) &&
      (from === null || version === null || compareVersions(version, from) >= 0) &&
      (to === null || (version !== null && compareVersions(version, to) <= 0)) &&
      (states === null || states.includes(line.state))
    )
  }
}

function versionOf(text: string | undefined): Version | null {
  if (!text) return null
  const version = parseVersion(text)
  if (version) return version
  throw new FlywayFailure('ERROR', `Version may only contain 0..9 and . (dot). Invalid version: ${text}`)
}

/** `dd/MM/yyyy HH:mm` in this process's zone; parts that are too large run over, as in Java. */
function dateOf(name: string, settings: Readonly<Record<string, string>>, compatibility: Compatibility): Date | null {
  const text = settings[name]
  if (!text) return null
  const parts = /^\s*(\d+)\/(\d+)\/(\d+) +(\d+):(\d+)/.exec(text)
  if (parts) {
    const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = parts.slice(1).map(Number)
    return new Date(year, month - 1, day, hour, minute)
  }
  const expected = "The expected format is 'dd/mm/yyyy hh:mm', like '13/10/2020 16:30'."
  const help = `See the Flyway documentation for help: ${websiteLink('infoFilter', compatibility)}`
  throw new FlywayFailure('ERROR', `'${text}' is an invalid value for the ${name} option. ${expected} ${help}`)
}
