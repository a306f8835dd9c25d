import type { Print } from '../runner/print'
import type { Call } from './call'
import type { Configuration } from './configuration'

const SECRET = /password|token|licenseKey/i

/** Says what files were not there, and under `-X` which were read and what came of them; never a password. */
export function describeConfiguration({ settings, files, warnings }: Configuration, call: Call, print: Print): void {
  for (const warning of warnings) print('warn', warning)
  if (call.output.level !== 'debug') return
  for (const file of files) print('debug', `Loading config file: ${file}`)
  const lines = Object.entries(settings).map(([name, value]) => `flyway.${name} -> ${shown(name, value)}`)
  print('debug', ['Using configuration:', ...lines.sort()].join('\n'))
}

const shown = (name: string, value: string) =>
  SECRET.test(name)
    ? '********'
    : value.replace(/([?&]password=)[^&]*/gi, '$1********').replace(/:[^/:@]*@/, ':********@')
