import { fileNameOf } from '../../flyway/file-name'
import type { Problem } from '../finding'
import type { FolderFile, Script } from '../script'
import type { Settings } from '../settings/settings'
import { problemOf } from './place'

/** Names that are not the house's, and files that look like scripts and that Flyway never reads. */
export function checkFileNames(
  files: readonly FolderFile[],
  scripts: readonly Script[],
  settings: Settings,
): Problem[] {
  const known = new Set(scripts.map(({ path }) => path))
  const wrong = scripts.flatMap(script => {
    const message = messageOf(script, settings)
    return message === null ? [] : [problemOf(script.path, 'file-name', message)]
  })
  const unseen = files.filter(({ path }) => !known.has(path) && looksLikeScript(fileNameOf(path), settings))
  return [...wrong, ...unseen.map(({ path }) => problemOf(path, 'file-name', unseenMessage(path, settings)))]
}

function messageOf({ path, name }: Script, settings: Settings): string | null {
  const file = fileNameOf(path)
  if (name.kind === 'callback' && new RegExp(`^${name.event}(__${settings.names.description})?\\.`).test(file))
    return null
  if (patternOf(settings).test(file)) return null
  const shown = suggestion(file, settings)
  if (name.kind === 'invalid') return `Flyway does not take it for a migration: ${name.message}. Name it ${shown}`
  if (name.kind === 'none') return `Flyway passes over it: it has no description. Name it ${shown}`
  return `the name is not {prefix}{version}__{snake_case}: name it ${shown}`
}

function patternOf({ flyway, names }: Settings): RegExp {
  const [versioned, repeatable] = [flyway.sqlMigrationPrefix, flyway.repeatableSqlMigrationPrefix].map(quote)
  const suffixes = flyway.sqlMigrationSuffixes.map(quote).join('|')
  const head = `(?:${versioned}\\d+(?:[._]\\d+)*|${repeatable})${quote(flyway.sqlMigrationSeparator)}`
  return new RegExp(`^${head}(?:${names.description})(?:${suffixes})$`)
}

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The nearest name that is right, as far as the wrong one tells its version and its words. */
function suggestion(file: string, { flyway }: Settings): string {
  const stem = file.replace(/\.[a-z]*$/i, '')
  const [, head = '', rest = ''] = /^([a-z]?[\d._]*)(.*)$/i.exec(stem) ?? []
  const version = /\d+(?:[._]\d+)*/.exec(head)?.[0]
  const isRepeatable = version === undefined && /^r[_.]/i.test(stem)
  const prefix = isRepeatable ? flyway.repeatableSqlMigrationPrefix : `${flyway.sqlMigrationPrefix}${version ?? '{n}'}`
  const words = (version === undefined && !isRepeatable ? stem : rest)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return `${prefix}${flyway.sqlMigrationSeparator}${words || 'what_it_does'}${flyway.sqlMigrationSuffixes[0] ?? ''}`
}

function looksLikeScript(file: string, { flyway }: Settings): boolean {
  if (file.endsWith('.conf')) return false
  const prefixes = [flyway.sqlMigrationPrefix, flyway.repeatableSqlMigrationPrefix, flyway.baselineMigrationPrefix]
  return new RegExp(`^(?:${prefixes.map(quote).join('|')})[\\d._]*${quote(flyway.sqlMigrationSeparator)}`).test(file)
}

function unseenMessage(path: string, { flyway }: Settings): string {
  const suffix = flyway.sqlMigrationSuffixes.join(' or ')
  return `Flyway never reads it: a script ends in ${suffix}. Name it ${fileNameOf(path).replace(/\..*$/, '')}${suffix}, or move it out of the folder`
}
