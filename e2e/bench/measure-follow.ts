import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Archive, startArchive } from '../../lib/archive/archive'
import { streamLines } from '../../lib/archive/read-lines'
import { QUIET } from '../../lib/archive/test-archive'
import { startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { missingAssets } from '../kubernetes/assets'
import { type Flood, MANY, POD } from './flood-world'
import { type Followed, followFlood } from './follow-flood'
import { measureLatency, TICKS } from './measure-latency'
import { median } from './percentile'
import type { Row } from './row'
import { startFlood } from './start-flood'
import { timeBeside } from './time-beside'

const LINES = 500_000
const ROUNDS = { warmUp: 1, count: 5 }

/** The board's log path beside kubectl, against one real API server. Skipped where there is none. */
export async function measureFollow(): Promise<Row[]> {
  const missing = missingAssets()
  if (missing !== null)
    return [{ name: 'follow beside kubectl', figure: Number.NaN, unit: '', bound: null, note: `skipped: ${missing}` }]
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-follow-'))
  const postgres = await startEmbeddedPostgres({ dir: path.join(folder, 'cluster'), databases: ['archive'] })
  const flood = await startFlood(folder, { lines: LINES, ticks: TICKS })
  const archive = startArchive({ ...QUIET, url: postgres.url('archive') })
  try {
    await archive.ready
    return [...(await measureFlood(archive, flood, folder)), await measureLatency(archive, flood)]
  } finally {
    await archive.stop()
    await flood.stop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function measureFlood(archive: Archive, flood: Flood, folder: string): Promise<Row[]> {
  const file = path.join(folder, 'kubectl.log')
  const followed: Followed[] = []
  const { real } = await timeBeside(
    {
      real: () => kubectlToFile(flood, file),
      ours: async round => {
        const { kubeconfig } = flood
        followed.push(await followFlood(archive, { kubeconfig, container: MANY, round, lines: LINES }))
      },
    },
    ROUNDS,
  )
  const last = followed.at(-1)
  if (!last || (await hashOfFile(file)) !== (await hashOfLog(archive, last.id))) throw new Error('the logs differ')
  const measured = followed.slice(ROUNDS.warmUp)
  const ratioOf = (what: 'buffered' | 'stored') => median(measured.map(times => times[what])) / real
  const name = `follow of ${LINES.toLocaleString('en')} lines, against kubectl > file`
  const note = `medians of ${ROUNDS.count} in turn; kubectl ${real.toFixed(0)} ms; bytes identical`
  return [
    { name: `${name}: read and held`, figure: ratioOf('buffered'), unit: '×', bound: 1, goal: true, note },
    { name: '… stored in PostgreSQL', figure: ratioOf('stored'), unit: '×', bound: 2, goal: true, note },
  ]
}

async function kubectlToFile({ kubectl, kubeconfig }: Flood, file: string): Promise<void> {
  const args = [`--kubeconfig=${kubeconfig}`, 'logs', '-f', '--timestamps', POD, '-c', MANY]
  const child = spawn(kubectl, args, { stdio: ['ignore', openSync(file, 'w'), 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`kubectl ended with ${code}`)
}

async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha1')
  for await (const bytes of createReadStream(file)) hash.update(bytes)
  return hash.digest('hex')
}

/** As kubectl prints it, from what is stored. */
async function hashOfLog({ reader }: Archive, id: string): Promise<string> {
  const hash = createHash('sha1')
  for await (const lines of streamLines({ id, log: null, reader }))
    hash.update(lines.map(({ time, text }) => `${time} ${text}\n`).join(''))
  return hash.digest('hex')
}
