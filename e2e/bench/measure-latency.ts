import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Archive } from '../../lib/archive/archive'
import { type Flood, PERIOD, POD, TICKING } from './flood-world'
import { followFlood } from './follow-flood'
import { percentile } from './percentile'
import type { Row } from './row'

/** Lines in one reading: four seconds. */
export const TICKS = 1_000
const ROUNDS = 2

/** How much later than kubectl the board has a line, of a log that goes on with 250 lines a second. */
export async function measureLatency(archive: Archive, flood: Flood): Promise<Row> {
  const [ours, real]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    real.push(...(await latenciesOfKubectl(flood)))
    await followFlood(archive, {
      kubeconfig: flood.kubeconfig,
      container: TICKING,
      round,
      lines: TICKS,
      seen: text => ours.push(latencyOf(text)),
    })
  }
  const [p99, kubectl] = [percentile(ours, 0.99), percentile(real, 0.99)]
  return {
    name: `a line of ${1_000 / PERIOD} a second, p99 beyond kubectl's`,
    figure: p99 - kubectl,
    unit: 'ms',
    bound: 10,
    goal: true,
    note: `${p99.toFixed(1)} and ${kubectl.toFixed(1)} ms from its writing, ${ours.length} lines each`,
  }
}

async function latenciesOfKubectl({ kubectl, kubeconfig }: Flood): Promise<number[]> {
  const args = [`--kubeconfig=${kubeconfig}`, 'logs', '-f', '--timestamps', POD, '-c', TICKING]
  const child = spawn(kubectl, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const times: number[] = []
  createInterface(child.stdout).on('line', line => times.push(latencyOf(line)))
  await once(child, 'close')
  if (times.length !== TICKS) throw new Error(`kubectl printed ${times.length} of ${TICKS} lines`)
  return times
}

/** Each line ends with the moment of its writing. */
const latencyOf = (line: string) =>
  performance.timeOrigin + performance.now() - Number(line.slice(line.lastIndexOf(' ') + 1))
