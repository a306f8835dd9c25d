import { computeInfo } from '../../lib/flyway/info'
import { DEFAULT_OPTIONS } from '../../lib/flyway/options'
import { resolveScripts } from '../../lib/flyway/resolve'
import { manyRows, manyScripts } from './many-migrations'
import { median, p95 } from './percentile'
import type { Row } from './row'
import { sample } from './sample'

const COUNT = 1_000
const SAMPLES = 40

/** `flyway info` of many scripts and rows, from the texts of the files to the lines: names, checksums, states, order. */
export function measureInfo(): Row {
  const files = manyScripts(COUNT)
  const rows = manyRows(files, COUNT)
  const times = sample({
    count: SAMPLES,
    warmUp: 20,
    prepare: () => files.map(file => ({ ...file })),
    work: fresh => {
      const { migrations } = resolveScripts(fresh, DEFAULT_OPTIONS)
      return computeInfo({ migrations, rows, options: DEFAULT_OPTIONS })
    },
  })
  const note = `median of ${SAMPLES}; p95 ${p95(times).toFixed(1)} ms`
  return { name: 'info of 1,000 scripts + 1,000 rows', figure: median(times), unit: 'ms', bound: 20, note }
}
