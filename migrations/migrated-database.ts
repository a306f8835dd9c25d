import { after, before } from 'node:test'
import { type AtpCluster, SAMPLE, startAtpCluster } from './atp-cluster'
import { readScriptNames } from './replay'

/** For one file of tests: a database with all scripts applied and a row in each table, there while the tests run. */
export function prepareDatabase(): { ask: (sql: string) => Promise<string[]>; attempt: Attempt } {
  let cluster: AtpCluster
  const ask = (sql: string) => cluster.ask('atp', sql)

  before(async () => {
    cluster = await startAtpCluster(['atp'])
    await cluster.replay('atp', readScriptNames())
    await ask(SAMPLE)
  })
  after(() => cluster?.stop())
  return { ask, attempt: work => cluster.attempt('atp', work) }
}

/** Does work in a transaction that leaves nothing behind. */
type Attempt = <T>(work: () => Promise<T>) => Promise<T>
