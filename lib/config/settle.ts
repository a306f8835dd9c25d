import path from 'node:path'
import type {
  BoardConfig,
  Config,
  DatabaseConfig,
  EnvironmentConfig,
  KubernetesConfig,
  RetentionConfig,
  ScriptsConfig,
} from '../config'
import { defaultDeployment } from './kubernetes-schema'
import type { Written } from './schema'
import { flywayOf } from './settle-flyway'

type WrittenEnvironment = Written['environments'][number]
type Resolve = (place: string) => string

/** Fills in the defaults, which are those of the first user's system, and resolves paths against the file. */
export function settle(written: Written, { file, ownDatabase }: { file: string; ownDatabase: string | null }): Config {
  const resolve: Resolve = place => path.resolve(path.dirname(file), place)
  const board = boardOf(written.board, ownDatabase)
  return {
    file,
    environments: written.environments.map(environment => environmentOf(environment, resolve, board.retention)),
    board,
  }
}

const environmentOf = (
  written: WrittenEnvironment,
  resolve: Resolve,
  retention: RetentionConfig,
): EnvironmentConfig => ({
  name: written.name,
  project: written.project ?? null,
  stage: written.stage ?? written.name,
  database: databaseOf(written.database, resolve),
  flyway: flywayOf(written.flyway),
  scripts: scriptsOf(written.scripts, resolve),
  kubernetes: written.kubernetes ? kubernetesOf(written.kubernetes, written.name, resolve) : null,
  retention: retentionOf(written.retention, retention),
})

function databaseOf(
  { url, host, port, database, user, passwordFile, ssl }: WrittenEnvironment['database'],
  resolve: Resolve,
): DatabaseConfig {
  if (url) return { url }
  return {
    // The schema has seen to it that these are there.
    host: host ?? '',
    database: database ?? '',
    user: user ?? '',
    port: port ?? 5432,
    passwordFile: passwordFile ? resolve(passwordFile) : null,
    ssl: ssl ?? false,
  }
}

function scriptsOf(written: WrittenEnvironment['scripts'], resolve: Resolve): ScriptsConfig {
  const { folder, git, asShipped } = written ?? {}
  if (!git) return { kind: 'folder', folder: resolve(folder ?? 'migrations'), asShipped: asShipped ?? false }
  return {
    kind: 'git',
    repository: isUrl(git.repository) ? git.repository : resolve(git.repository),
    ref: git.ref,
    folder: git.folder ?? 'migrations',
    tokenFile: git.tokenFile ? resolve(git.tokenFile) : null,
    keyFile: git.keyFile ? resolve(git.keyFile) : null,
  }
}

/** `https://…`, `ssh://…`, `file://…`, or scp-like `host:path`. */
const isUrl = (repository: string) => /^[a-z+]+:\/\//i.test(repository) || /^[^/.][^/]*:/.test(repository)

function kubernetesOf(
  written: NonNullable<WrittenEnvironment['kubernetes']>,
  environment: string,
  resolve: Resolve,
): KubernetesConfig {
  const { kubeconfig, context, namespace, container } = written
  return {
    kubeconfig: kubeconfig ? resolve(kubeconfig) : null,
    context: context ?? null,
    namespace: namespace ?? 'pgsql',
    workload: workloadOf(written) ?? { kind: 'Deployment', name: defaultDeployment(environment) },
    container: container ?? 'wst-flyway-migrate',
  }
}

function workloadOf({
  deployment,
  statefulSet,
  job,
  selector,
}: NonNullable<WrittenEnvironment['kubernetes']>): KubernetesConfig['workload'] | null {
  if (deployment) return { kind: 'Deployment', name: deployment }
  if (statefulSet) return { kind: 'StatefulSet', name: statefulSet }
  if (job) return { kind: 'Job', name: job }
  return selector ? { kind: 'selector', name: selector } : null
}

const retentionOf = (written: WrittenEnvironment['retention'], rest: RetentionConfig): RetentionConfig => ({
  days: written?.days ?? rest.days,
  bytes: written?.bytes ?? rest.bytes,
})

const boardOf = (written: Written['board'], ownDatabase: string | null): BoardConfig => ({
  database: written?.database ?? ownDatabase,
  url: written?.url ?? null,
  hosts: written?.hosts ?? [],
  access: written?.access ?? 'loopback',
  mask: { values: written?.mask?.values ?? [], rowValues: written?.mask?.rowValues ?? 'signed-in' },
  retention: retentionOf(written?.retention, { days: 365, bytes: 20 * 2 ** 30 }),
})
