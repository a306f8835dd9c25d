import { computeInfo } from './info'
import type { AppliedMigration, Info, InfoLine, ScriptFile } from './migration'
import { DEFAULT_OPTIONS, type FlywayOptions } from './options'
import { resolveScripts } from './resolve'

/** The checksum of `SELECT 1;`, which every script and row of these tests has unless it says otherwise. */
export const CHECKSUM = 78787420

/** A file for tests, at a path or named in short: `V2` is `V2__d.sql`, `R__view` is `R__view.sql`. */
export function aScript(name: string, more: Partial<ScriptFile> = {}): ScriptFile {
  const path = name.includes('.sql') || name.includes('__') ? name : `${name}__d.sql`
  return { path: path.includes('.sql') ? path : `${path}.sql`, text: 'SELECT 1;', conf: null, problem: null, ...more }
}

const ROW = /^(R__)?(.*?)(?: ([A-Z_]+))?( failed)?(?: #(null|-?\d+))?$/

/** A row for tests, in short: `2`, `R__view failed`, `1 BASELINE`, `3 DELETE`, `R__view #7` for another checksum, `SCHEMA`. */
export function aRow(text: string, installedRank: number): AppliedMigration {
  const row = { installedRank, installedBy: 'wst', installedOn: '2026-11-24 09:14:03.947055', executionTime: 5 }
  if (text === 'SCHEMA') {
    const description = '<< Flyway Schema Creation >>'
    return { ...row, version: null, description, type: 'SCHEMA', script: '"app"', checksum: null, success: true }
  }
  const [, repeatable, name = '', type = 'SQL', failed, checksum = String(CHECKSUM)] = ROW.exec(text) ?? []
  return {
    ...row,
    version: repeatable ? null : name,
    description: repeatable ? name : 'd',
    type,
    script: repeatable ? `R__${name}.sql` : `${type === 'SQL_BASELINE' ? 'B' : 'V'}${name}__d.sql`,
    checksum: checksum === 'null' || type === 'BASELINE' ? null : Number(checksum),
    success: failed === undefined,
  }
}

/** Flyway's defaults, but for what a test says. */
export function withOptions(more: Partial<FlywayOptions> = {}): FlywayOptions {
  return { ...DEFAULT_OPTIONS, ...more }
}

/** What `info` says of files and rows in short form. */
export function infoOf(files: string[], rows: string[], more: Partial<FlywayOptions> = {}): Info {
  const options = withOptions(more)
  const scripts = files.map(name => aScript(name))
  const { migrations } = resolveScripts(scripts, options)
  return computeInfo({ migrations, rows: rows.map((row, index) => aRow(row, index + 1)), options })
}

/** Lines in short: `2 Pending`, `view Outdated`. */
export function shown(lines: readonly InfoLine[]): string[] {
  return lines.map(({ version, description, state }) => `${version ?? description} ${state}`)
}
