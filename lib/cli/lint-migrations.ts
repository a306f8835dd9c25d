import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { FORMATS, type Format } from '../lint/report/formats'
import type { Report } from '../lint/report/report'
import { RULE_IDS, RULES } from '../lint/rules'
import { parseSettings } from '../lint/settings/parse-settings'
import { HOUSE, type Settings } from '../lint/settings/settings'
import type { Base } from '../lint/text/base'
import { type Linted, lintFolder } from '../lint/world/lint-folder'
import { readBase } from '../lint/world/read-base'
import { problemOfRelease } from '../lint/world/scratch'
import { StartError } from './start-error'

const USAGE = `npm run lint:migrations -- [folder] [option …]

Checks a folder of Flyway's scripts, by default migrations, against the conventions in its lint.yaml: their texts, and what
they make of an empty PostgreSQL. Ends with 0 without findings, 1 with some.

  --base <ref>      what this git ref has counts as applied: no edits, new versions above it
  --only-new        with --base: findings of scripts that it has as they are, are not shown
  --format <name>   text (default), json, or github (annotations of a workflow)
  --config <file>   another file than lint.yaml in the folder
  --rules           lists the rules
`
const [CLEAN, FOUND, CANNOT_CHECK, MISUSED, MISCONFIGURED] = [0, 1, 2, 64, 78]

type Call = { folder: string; base: string | null; onlyNew: boolean; format: Format; config: string | null }

async function main(args: string[], env: Record<string, string | undefined>, signal: AbortSignal): Promise<number> {
  const call = readCall(args)
  if (call === null) return CLEAN
  const settings = readSettings(call, env)
  const base = call.base === null ? null : await readBaseOf(call.folder, call.base, settings, signal)
  const linted = await lintFolder(call.folder, settings, base, signal).catch(cause => {
    if (cause instanceof StartError) throw cause
    const message = `The scripts cannot be checked: ${cause instanceof Error ? cause.message : cause}`
    throw new StartError(message, CANNOT_CHECK, cause)
  })
  const report = reportOf(call, settings, base, linted)
  process.stdout.write(FORMATS[call.format](report))
  if (report.findings.length > 0) return FOUND
  // A script that stops the database may be excused; the others were not checked for that.
  return report.notApplied.length > 0 ? CANNOT_CHECK : CLEAN
}

/** Null: help was asked for, and given. */
function readCall(args: string[]): Call | null {
  const { values, positionals } = parse(args)
  if (values.help || values.rules) {
    process.stdout.write(values.help ? USAGE : RULE_IDS.map(id => `${id.padEnd(20)} ${RULES[id].asks}\n`).join(''))
    return null
  }
  const [folder = 'migrations', ...more] = positionals
  const format = Object.keys(FORMATS).find((name): name is Format => name === (values.format ?? 'text'))
  if (more.length > 0) throw misused(`one folder is checked at a time; ${more.join(' ')} is too much`)
  if (!format) throw misused(`--format is ${Object.keys(FORMATS).join(', ')}`)
  if (values['only-new'] && values.base === undefined) throw misused('--only-new needs --base')
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw misused(`there is no folder ${folder}`)
  const { base = null, config = null } = values
  return { folder, base, onlyNew: values['only-new'] ?? false, format, config }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { base: text, format: text, config: text, 'only-new': flag, rules: flag, help: flag }
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw misused(error instanceof Error ? error.message : String(error))
  }
}

const misused = (message: string) => new StartError(`${message}\n\n${USAGE}`, MISUSED)

function readSettings({ folder, config }: Call, env: Record<string, string | undefined>): Settings {
  const file = path.resolve(config ?? path.join(folder, 'lint.yaml'))
  if (config !== null && !existsSync(file)) throw new StartError(`There is no file ${config}`, MISCONFIGURED)
  const read = existsSync(file)
    ? parseSettings({ text: readFileSync(file, 'utf8'), file, cwd: process.cwd(), env })
    : { settings: HOUSE }
  if ('message' in read) throw new StartError(read.message, MISCONFIGURED)
  const problem = problemOfRelease(read.settings.postgres)
  if (problem !== null) throw new StartError(problem, MISCONFIGURED)
  return read.settings
}

async function readBaseOf(folder: string, ref: string, settings: Settings, signal: AbortSignal): Promise<Base> {
  const base = await readBase(path.resolve(folder), ref, settings, signal)
  if (typeof base === 'string') throw misused(base)
  return base
}

function reportOf({ folder, onlyNew }: Call, { postgres }: Settings, base: Base | null, linted: Linted): Report {
  const known = new Set(onlyNew ? base?.fork.map(({ path: file }) => file) : [])
  const shown = linted.findings.filter(({ file, rule }) => !known.has(file) || rule === 'applied-script')
  const at = (file: string) => path.posix.join(folder.split(path.sep).join('/'), file)
  return {
    folder,
    postgres,
    scripts: linted.scripts,
    findings: shown.map(finding => ({ ...finding, file: at(finding.file) })),
    notApplied: linted.notApplied.map(at),
    hidden: linted.findings.length - shown.length,
  }
}

const stop = new AbortController()
// PostgreSQL and its folder go first; a second Ctrl-C does not wait for them.
for (const [name, number] of [['SIGINT', 2] as const, ['SIGTERM', 15] as const])
  process.once(name, () => stop.abort(new StartError(`ended by ${name}`, 128 + number)))

void main(process.argv.slice(2), process.env, stop.signal).then(
  code => {
    process.exitCode = code
  },
  error => {
    process.stderr.write(error instanceof StartError ? `${error.message.trimEnd()}\n` : `${error?.stack ?? error}\n`)
    process.exitCode = error instanceof StartError ? error.exitCode : CANNOT_CHECK
  },
)
