import type { Compatibility, FlywayOptions } from './flyway/options'

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
}

export type BoardConfig = {
  database: string | null
  url: string | null
  hosts: string[]
  access: 'loopback' | 'public'
  mask: { values: string[]; rowValues: 'public' | 'signed-in' }
  retention: { days: number; bytes: number }
}

export type Config = { file: string; environments: EnvironmentConfig[]; board: BoardConfig }
