import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The migration scripts of one environment: the folder that its container mounts. */
export function scriptsFolder(folder: string) {
  mkdirSync(folder, { recursive: true })
  const at = (file: string) => path.join(folder, file)
  const push = (file: string, text: string) => writeFileSync(at(file), text)
  const remove = (file: string) => rmSync(at(file), { force: true })
  return {
    folder,
    push,
    remove,
    /** Numbers of the versions that are there. */
    versions: () =>
      readdirSync(folder)
        .filter(file => file.startsWith('V'))
        .map(versionOf),
    edit: (file: string, change: (text: string) => string) => push(file, change(readFileSync(at(file), 'utf8'))),
    /** Makes the folder hold exactly these scripts. */
    fill(scripts: Map<string, string>) {
      for (const file of readdirSync(folder)) if (!scripts.has(file)) remove(file)
      for (const [file, text] of scripts) push(file, text)
    },
  }
}

/** The scripts of a folder by name, `V…` and `R__…`. */
export function readScripts(folder: string): Map<string, string> {
  const files = readdirSync(folder).filter(file => file.endsWith('.sql'))
  return new Map(files.map(file => [file, readFileSync(path.join(folder, file), 'utf8')]))
}

/** Those that a release up to this version holds; repeatables belong to releases that have all of `V23`. */
export function upTo(scripts: Map<string, string>, version: number): Map<string, string> {
  return new Map([...scripts].filter(([file]) => versionOf(file) <= version))
}

const REPEATABLES_SINCE = 23

const versionOf = (file: string) => (file.startsWith('R') ? REPEATABLES_SINCE : Number.parseFloat(file.slice(1)))
