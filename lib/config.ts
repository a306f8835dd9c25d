import { readFileSync } from 'node:fs'
import path from 'node:path'
import { messageOf, mistakesOf } from './config/mistakes'
import { configSchema } from './config/schema'
import { secretsOf } from './config/secrets'
import { settle } from './config/settle'
import { readConfigText } from './config/text'
import type { Compatibility, FlywayOptions } from './flyway/options'
import { codeOf } from './system-error'

/** How one environment's database is reached; the role needs SELECT on the history table and nothing more. */
export type DatabaseConfig =
  | { url: string }
  | { host: string; port: number; database: string; user: string; passwordFile: string | null; ssl: boolean }

/** Where an environment's scripts are. Paths are absolute: relative ones were resolved against the configuration file. */
export type ScriptsConfig =
  | { kind: 'folder'; folder: string; asShipped: boolean }
  | { kind: 'git'; repository: string; ref: string; folder: string; tokenFile: string | null; keyFile: string | null }

/** The workload whose container runs Flyway. */
export type KubernetesConfig = {
  /** Absolute path; null: the in-cluster ServiceAccount. */
  kubeconfig: string | null
  context: string | null
  namespace: string
  workload: { kind: 'Deployment' | 'StatefulSet' | 'Job' | 'selector'; name: string }
  container: string
}

export type EnvironmentConfig = {
  name: string
  project: string | null
  stage: string
  database: DatabaseConfig
  flyway: { options: Partial<FlywayOptions>; timeZone: string; version: Compatibility | null }
  scripts: ScriptsConfig
  /** Null: the board works from history and scripts, and says so. */
  kubernetes: KubernetesConfig | null
  retention: RetentionConfig
}

/** How long runs are kept, and how much the logs of one environment may take, compressed. */
export type RetentionConfig = { days: number; bytes: number }

export type BoardConfig = {
  /** Address of the board's own PostgreSQL: of the file, else BOARD_DATABASE_URL; null: `npm start` starts one. */
  database: string | null
  url: string | null
  hosts: string[]
  access: 'loopback' | 'public'
  mask: { values: string[]; rowValues: 'public' | 'signed-in' }
  retention: RetentionConfig
}

export type Config = { file: string; environments: EnvironmentConfig[]; board: BoardConfig }

/** Where a configuration is looked for. */
export type ConfigPlace = { env: Record<string, string | undefined>; cwd: string }

const NAME = 'instrument-cluster.yaml'

/**
 * Reads the configuration file, or says in one message everything that is wrong with it, each with line and path
 * (product.md §4). `secrets` are for the mask; the message holds none.
 */
export function readConfig({ env, cwd }: ConfigPlace): { config: Config; secrets: string[] } | { message: string } {
  const named = env.INSTRUMENT_CLUSTER_CONFIG
  const file = path.resolve(cwd, named || NAME)
  const source = readSource(file)
  if ('code' in source) return { message: withoutFile(file, source.code, Boolean(named)) }

  const text = readConfigText(source.text, env)
  const parsed = configSchema.safeParse(text.data)
  const mistakes = mistakesOf(text, parsed.error?.issues ?? [])
  if (!parsed.success || mistakes.length > 0) return { message: messageOf(mistakes, file, cwd) }
  const config = settle(parsed.data, { file, ownDatabase: env.BOARD_DATABASE_URL || null })
  return { config, secrets: secretsOf(config) }
}

function readSource(file: string): { text: string } | { code: string } {
  try {
    return { text: readFileSync(file, 'utf8') }
  } catch (error) {
    const code = codeOf(error)
    if (code) return { code }
    throw error
  }
}

function withoutFile(file: string, code: string, named: boolean): string {
  const what = code === 'ENOENT' ? `There is no configuration at ${file}` : `${file} cannot be read (${code})`
  const why = named ? ', which INSTRUMENT_CLUSTER_CONFIG names' : ''
  return (
    `${what}${why}.\nIt is looked for at the path in INSTRUMENT_CLUSTER_CONFIG, else as ${NAME} in the working folder. ` +
    'instrument-cluster.example.yaml is one to start from. To see the board without any: npm run demo'
  )
}
