import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from './finding'

/** For tests: folders with planted mistakes. */
export const fixtureFolder = (name: string): string => path.join(import.meta.dirname, 'fixtures', name)

/** For tests: what a fixture says that must be found: `--! rule rule` at the end of the line that has it, as `file:line rule`, sorted. */
export function plantedIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .flatMap(entry => plantedInFile(path.relative(folder, path.join(entry.parentPath, entry.name)), folder))
    .sort()
}

function plantedInFile(file: string, folder: string): string[] {
  const bytes = readFileSync(path.join(folder, file))
  const text = bytes.toString(bytes[0] === 0xff ? 'utf16le' : 'latin1')
  return text.split('\n').flatMap((line, index) => {
    const [, rules] = /--! ([a-z -]+)/.exec(line) ?? []
    return (rules?.trim().split(' ') ?? []).map(rule => `${file}:${index + 1} ${rule}`)
  })
}

/** For tests: findings in the same form. */
export const placesOf = (findings: readonly Problem[]): string[] =>
  findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`).sort()
