import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { computeChecksum } from '../../lib/flyway/checksum'
import { replacePlaceholders } from '../../lib/flyway/placeholders'
import { splitStatements } from '../../lib/flyway/splitter'
import { aLargeScript } from './a-large-script'
import { median } from './percentile'
import type { Row } from './row'

const MEGABYTES = 10
const MARKS = { placeholderPrefix: '${', placeholderSuffix: '}' }
const VALUES = new Map([['schema', 'atp']])

/** What a script goes through before anything of it runs: a long one, as a whole. */
export function measureSplitter(): Row[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'splitter-'))
  try {
    const file = path.join(folder, 'V1__large.sql')
    const script = aLargeScript(MEGABYTES * 1e6)
    const { text } = replacePlaceholders(script, MARKS, VALUES)
    writeFileSync(file, text)
    const splitting = cpuTimes(() => splitStatements(text))
    const replacing = cpuTimes(() => replacePlaceholders(script, MARKS, VALUES))
    const summing = cpuTimes(() => computeChecksum(script))
    return [
      {
        name: `splitting ${MEGABYTES} MB of SQL`,
        figure: megabytesPerSecond(splitting),
        unit: 'MB/s',
        bound: 20,
        atLeast: true,
        note: `CPU time, median of ${splitting.length}; the first ${megabytesPerSecond(splitting.slice(0, 1)).toFixed(0)} MB/s`,
      },
      memoryRow(file),
      ratioRow('its placeholders', replacing, splitting),
      ratioRow('its checksum', summing, splitting),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of a core, the collector's threads too, that each of seven calls took; the first one finds nothing compiled. */
function cpuTimes(work: () => unknown): number[] {
  return Array.from({ length: 7 }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
}

const megabytesPerSecond = (times: number[]) => (MEGABYTES * 1000) / median(times)

function memoryRow(file: string): Row {
  const script = path.join(import.meta.dirname, 'split-alone.ts')
  const answer = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, file], { encoding: 'utf8' })
  // The process is ours.
  const { statements, megabytes } = JSON.parse(answer) as { statements: number; megabytes: number }
  const figure = megabytes / MEGABYTES
  return {
    name: 'its memory',
    figure,
    unit: '× the script',
    bound: 5,
    note: `peak of a process, ${statements} statements`,
  }
}

function ratioRow(name: string, times: number[], splitting: number[]): Row {
  const figure = median(times) / median(splitting)
  return { name, figure, unit: '× splitting', bound: 1, note: `CPU time, medians of ${times.length}` }
}
