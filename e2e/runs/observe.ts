import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startArchive } from '../../lib/archive/archive'
import { startCollector } from '../../lib/collector/collector'
import { createRunQueries } from '../../lib/collector/run-queries'
import type { Config, EnvironmentConfig, KubernetesConfig } from '../../lib/config'
import { createLog } from '../../lib/log'
import { createMask } from '../../lib/mask'
import type { Emulator } from '../world/emulator/start'
import { CONTAINER, NAMESPACE } from '../world/workload/objects'

const say = createLog(() => '')

export type Observed = Awaited<ReturnType<typeof observe>>

/** What the board makes of a cluster alone: environments by name with the workload of each, without a database. */
export async function observe(
  api: Emulator,
  workloads: Record<string, KubernetesConfig['workload']>,
  {
    secrets = [],
    container = CONTAINER,
    archive: url = null,
    scripts = null,
  }: {
    secrets?: string[]
    container?: string
    archive?: string | null
    scripts?: EnvironmentConfig['scripts'] | null
  } = {},
) {
  const dir = mkdtempSync(path.join(tmpdir(), 'observe-'))
  const kubeconfig = api.kubeconfig(path.join(dir, 'kubeconfig'))
  const environments = Object.entries(workloads).map(
    ([name, workload]): EnvironmentConfig => ({
      name,
      project: null,
      stage: name,
      database: { url: 'postgresql://nobody@127.0.0.1:1/none' },
      flyway: { options: {}, version: null, timeZone: 'UTC' },
      scripts: scripts ?? { kind: 'folder', folder: dir, asShipped: false },
      kubernetes: { kubeconfig, context: null, namespace: NAMESPACE, workload, container },
      retention: { days: 1, bytes: 1 },
    }),
  )
  const migrations = path.resolve('lib/archive/migrations')
  const archive = startArchive({ url, migrations, retention: () => ({ days: 365, bytes: 1e9 }), say })
  const mask = createMask(secrets, { rowValues: false })
  const collector = startCollector({ environments } as Config, { archive, mask, maskQuery: query => query, log: say }) // it reads nothing else
  const board = () => collector.feed.board()
  return {
    environment: (name: string) => board().environments.find(environment => environment.name === name),
    findings: (name: string) => board().findings.filter(({ environment }) => environment === name),
    /** Its workload was found. */
    isFound: (name: string) =>
      collector.observations().find(known => known.name === name)?.kubernetes.value?.found === true,
    queries: createRunQueries(collector.observations, archive),
    async stop() {
      await collector.stop()
      await archive.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
