import { setTimeout as sleep } from 'node:timers/promises'
import { readCpuSeconds, readMemory } from './process-use'
import type { Row } from './row'

const SETTLE = 8
const WINDOW = 25

/** What a board costs that nobody looks at and to which nothing happens: it goes on asking its sources. */
export async function measureIdle(pid: number): Promise<Row[]> {
  await sleep(SETTLE * 1000)
  const before = readCpuSeconds(pid)
  const start = performance.now()
  await sleep(WINDOW * 1000)
  const share = (readCpuSeconds(pid) - before) / ((performance.now() - start) / 1000)
  const note = `over ${WINDOW} s, 3 environments, no viewer`
  return [
    { name: 'idle board: processor', figure: share * 100, unit: '% of a core', bound: 3, note },
    { name: 'idle board: memory', figure: readMemory(pid), unit: 'MB', bound: 250, note: 'resident' },
  ]
}
