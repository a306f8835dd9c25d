import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Runs } from '../../lib/board/answers'
import type { Board } from '../../lib/board/schema'
import { runBoard, type TestBoard } from '../run-board'
import { startDatabases } from '../world/databases'
import type { RealWorld } from './real-world'

const URL_OF_DEV = 'DEV_DATABASE_URL'
/** Garbage is collected each second: else it waits for V8's convenience, and what is resident says little of what is held. */
const COLLECTING = '--expose-gc --import data:text/javascript,setInterval(gc,1000).unref()'

export type RealBoard = Awaited<ReturnType<typeof startRealBoard>>

/** The production build on a real API server, under the token of the ServiceAccount that deploy/ makes, and no other. */
export async function startRealBoard({ server, kubeconfig }: RealWorld) {
  const folder = await mkdtemp(path.join(tmpdir(), 'board-'))
  const databases = await startDatabases(path.join(folder, 'postgres'))
  const kubernetes = { kubeconfig, namespace: 'pgsql', deployment: 'wst-flyway-dev', container: 'wst-flyway-migrate' }
  const scripts = { folder: path.resolve('migrations') }
  const environments = [{ name: 'dev', database: { url: `\${${URL_OF_DEV}}` }, scripts, kubernetes }]
  await writeFile(path.join(folder, 'board.yaml'), JSON.stringify({ environments }))
  await server.must('POST', '/apis/apps/v1/namespaces/pgsql/deployments', deployment)
  const start = () =>
    runBoard(path.join(folder, 'board.yaml'), {
      BOARD_DATABASE_URL: databases.archiveUrl,
      [URL_OF_DEV]: databases.boardUrl('dev'),
      NODE_OPTIONS: COLLECTING,
    })
  let board: TestBoard = await start()

  return {
    get url() {
      return board.url
    },
    get pid() {
      return board.pid
    },
    /** The one environment, with what is found of the board. */
    async environment() {
      const { environments: all, findings } = await board.ask<Board>('/board')
      return { ...(all[0] ?? assert.fail()), findings }
    },
    /** By its pod: of two that were made in one second either may come first. */
    run: async (pod: string) => (await board.ask<Runs>('/runs?environment=dev')).runs.find(run => run.pod === pod),
    /** SIGKILL, and the next start. */
    async killAndStart() {
      process.kill(board.pid, 'SIGKILL')
      await board.ended
      board = await start()
    },
    async stop() {
      await board.stop()
      await databases.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const labels = { app: 'dev' }
const deployment = {
  metadata: { name: 'wst-flyway-dev' },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        initContainers: [{ name: 'wst-flyway-migrate', image: 'flyway/flyway:13' }],
        containers: [{ name: 'wst-flyway', image: 'pause' }],
      },
    },
  },
}
