import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { Info } from '../../lib/flyway/migration'
import { DEFAULT_OPTIONS, type FlywayOptions } from '../../lib/flyway/options'
import { type Validation, validate } from '../../lib/flyway/validate'
import { parseJdbcUrl } from '../../lib/runner/jdbc-url'
import { migrate } from '../../lib/runner/migrate'
import { printed } from '../../lib/runner/print'
import { readInfo } from '../../lib/runner/read-info'
import { schemaExists } from '../../lib/runner/schemas'
import { type Outcome, type Run, withEngine } from '../../lib/runner/with-engine'
import type { RealFlyway } from './real-flyway'
import { settingsOf } from './settings'

/** What an engine answers, in the shape in which both are compared. */
export type Answers = { info: unknown; validate: unknown; migrate: unknown }

type Place = { url: string; schema: string; folder: string }
type Output = { category: string; version: string; description: string; type: string; state: string; filepath: string }
type Problem = {
  version: string
  description: string
  filepath: string
  errorDetails: { errorCode: string; errorMessage: string }
}
type ValidateResult = {
  errorDetails: { errorMessage: string } | null
  validationSuccessful: boolean
  validateCount: number
  invalidMigrations: Problem[]
}

/** Writes exactly these scripts into a folder. */
export async function writeScripts(folder: string, files: Record<string, string>): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)))
}

/** Flyway's settings for one place. */
export function placeSettings({ url, schema, folder }: Place, options: Partial<FlywayOptions>): Record<string, string> {
  const { hostname, port, pathname, username, password } = new URL(url)
  return {
    ...settingsOf(options),
    'flyway.url': `jdbc:postgresql://${hostname}:${port}${pathname}`,
    'flyway.user': username,
    'flyway.password': decodeURIComponent(password),
    'flyway.schemas': schema,
    'flyway.locations': `filesystem:${folder}`,
  }
}

/** What Flyway itself answers. */
export async function askReal(real: RealFlyway, place: Place, options: Partial<FlywayOptions>): Promise<Answers> {
  const settings = placeSettings(place, options)
  const info = await real.ask<{ schemaVersion: string | null; migrations: Output[] }>('info', settings)
  const validation = await real.ask<ValidateResult>('validate', settings)
  const migration = await real.ask<{ success: boolean }>('migrate', settings)
  return {
    info:
      info.error !== undefined
        ? plainError(info.error)
        : {
            current: info.result?.schemaVersion ?? null,
            lines: info.result?.migrations.map(line => [
              line.category,
              line.version,
              line.description,
              line.type,
              line.state,
              path.basename(line.filepath ?? ''),
            ]),
          },
    validate:
      validation.error !== undefined
        ? plainError(validation.error)
        : validation.result
          ? problemsOf(validation.result)
          : null,
    migrate: {
      ok: migration.error === undefined,
      error: migration.error === undefined ? null : plainError(migration.error),
      lines: plainLines(migration.lines),
    },
  }
}

function problemsOf({ validationSuccessful, validateCount, invalidMigrations, errorDetails }: ValidateResult) {
  if (invalidMigrations.length === 0 && errorDetails) return plainError(errorDetails.errorMessage)
  const problems = invalidMigrations.map(({ version, description, errorDetails: { errorCode, errorMessage } }) => {
    return [version, description, errorCode, errorMessage]
  })
  return { valid: validationSuccessful, count: validateCount, problems }
}

/** What the built-in engine answers. */
export async function askOurs(place: Place, given: Partial<FlywayOptions>): Promise<Answers> {
  const server = parseJdbcUrl(place.url, null, null)
  if (!server) throw new Error('no address')
  const options = { ...DEFAULT_OPTIONS, ...given, schemas: [place.schema], locations: [`filesystem:${place.folder}`] }
  const lines: string[] = []
  const run: Run = {
    server,
    options,
    cwd: process.cwd(),
    print: (level, text) => lines.push(printed(level, text).slice(0, -1)),
  }
  const info = await withEngine(run, engine => readInfo(engine))
  const validation = await withEngine(run, async engine => {
    const missing = !(await schemaExists(engine.main, engine.schema))
    return validate(await readInfo(engine), engine.options, missing ? { missingSchema: engine.schema } : {})
  })
  lines.length = 0
  const migration = await migrate(run)
  return {
    info: errorOf(info) ?? (info.ok ? infoShape(info.result) : null),
    validate: errorOf(validation) ?? (validation.ok ? validateShape(validation.result) : null),
    migrate: {
      ok: migration.ok,
      error: errorOf(migration),
      lines: plainLines(lines.filter(line => line !== endOf(migration))),
    },
  }
}

function infoShape({ error, current, lines }: Info) {
  if (error) return plainError(error.message)
  return {
    current,
    lines: lines.map(({ category, version, description, type, state, resolved }) => [
      ...[category, version ?? '', description, type, state, path.basename(resolved?.script ?? '')],
    ]),
  }
}

function validateShape({ valid, count, errors, error }: Validation) {
  // Flyway's API gives the bare reason here; its command line wraps it.
  if (errors.length === 0 && error !== null)
    return plainError(error.replace(/^Validate failed: |\nNeed more flexibility.*$/g, ''))
  return {
    valid,
    count,
    problems: errors.map(({ version, description, code, message }) => [version ?? '', description, code, message]),
  }
}

/** The line with which a run says why it failed: Flyway's API throws it instead. */
const endOf = <T>(outcome: Outcome<T>) => (outcome.ok ? null : `ERROR: ${outcome.failure.message}`)

const errorOf = <T>(outcome: Outcome<T>) => (outcome.ok ? null : plainError(outcome.failure.message))

/** Which of two duplicates Flyway names first is chance; so is the spelling of their version. */
function plainError(text: string): string {
  if (!text.startsWith('Found more than one')) return text
  return text.split('\n').slice(1).sort().join('\n')
}

/** Without what only the command line prints, the advice to upgrade, the address, which is masked, and durations. */
function plainLines(lines: string[]): string[] {
  return lines
    .filter(line => !/^(Environment: |WARNING: Flyway upgrade recommended)/.test(line))
    .map(line => line.replace(/\d\d:\d\d\.\d{3}s/g, 'T').replace(/^Database: \S+/, 'Database: ********'))
}

/** The history but for times, and the schema. */
export async function leftBehind(client: pg.Client, schema: string): Promise<unknown[]> {
  const { rows } = await client
    .query(`SELECT installed_rank, version, description, type, script, checksum, installed_by, success
    FROM "${schema}".flyway_schema_history ORDER BY 1`)
    .catch(() => ({ rows: ['no history table'] }))
  return rows
}
