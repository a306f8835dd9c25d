import type { Compatibility } from '../flyway/options'
import { upgradeRequired } from '../flyway/upgrade-required'
import { websiteLink } from '../flyway/website-links'
import { FlywayFailure } from '../runner/failure'

const LICENSED = 35
const COMMANDS = ['undo', 'check', 'auth', 'snapshot']

/** Flyway's refusal of a command that only its licensed editions have; null for every other command. */
export function licensedCommand(command: string, compatibility: Compatibility): FlywayFailure | null {
  if (!COMMANDS.includes(command)) return null
  if (compatibility === '9.22') return licensedFailure(upgradeRequired(command, compatibility).message, compatibility)
  const feature = command === 'auth' ? 'Auth' : command
  const head = `Flyway Redgate Edition Required: ${feature} is not supported by OSS Edition`
  const link = `Download Redgate Edition for free: ${websiteLink('redgateEdition', compatibility)}`
  return licensedFailure(`${head}\n${link}`, compatibility)
}

/** The refusal of something that only the licensed editions have; it has an exit code of its own since 10. */
export function licensedFailure(text: string, compatibility: Compatibility): FlywayFailure {
  return new FlywayFailure('ERROR', text, { exitCode: compatibility === '9.22' ? 1 : LICENSED })
}
