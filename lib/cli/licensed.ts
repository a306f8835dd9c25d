import type { Compatibility } from '../flyway/options'
import { upgradeRequired } from '../flyway/upgrade-required'
import { websiteLink } from '../flyway/website-links'
import { FlywayFailure } from '../runner/failure'

const LICENSED = 35
const COMMANDS = ['undo', 'check', 'auth', 'snapshot']

/** Flyway's refusal of a command that only its licensed editions have; null for every other command. */
export function licensedCommand(command: string, compatibility: Compatibility): FlywayFailure | null {
  if (!COMMANDS.includes(command)) return null
  if (compatibility === '9.22') return new FlywayFailure('ERROR', upgradeRequired(command).message)
  const feature = command === 'auth' ? 'Auth' : command
  const head = `Flyway Redgate Edition Required: ${feature} is not supported by OSS Edition`
  const link = `Download Redgate Edition for free: ${websiteLink('redgateEdition', compatibility)}`
  return new FlywayFailure('ERROR', `${head}\n${link}`, { exitCode: LICENSED })
}
