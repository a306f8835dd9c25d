import { aHistory, anObservation, aReading, at, NOW } from '../../lib/board/an-observation'
import type { Observation } from '../../lib/board/observation'
import { takeSnapshot } from '../../lib/board/snapshot'
import type { AppliedMigration } from '../../lib/flyway/migration'
import { manyRows, manyScripts } from './many-migrations'
import { median, p95 } from './percentile'
import { readThreadTime } from './process-use'
import type { Row } from './row'
import { sample } from './sample'

const ENVIRONMENTS = 300
const STAGES = ['dev', 'staging', 'prod']
const MIGRATIONS = 500
/** What each stage has not applied yet. */
const PENDING = 5

/** The board of a company: a hundred projects in three stages. */
export function measureSnapshot(): Row[] {
  const files = manyScripts(MIGRATIONS)
  const rows = STAGES.map((_, stage) => manyRows(files, MIGRATIONS - stage * PENDING))

  // Each time nothing is known from before: observations of their own, and no board before them.
  const whole = sample({
    count: 5,
    warmUp: 1,
    prepare: () => observe(files, rows),
    work: observations => takeSnapshot(observations, NOW, null),
    // A second of work on one thread is often interrupted.
    clock: readThreadTime,
  })
  const one = measureOneChange(observe(files, rows), manyRows(files, MIGRATIONS))
  const size = `${ENVIRONMENTS} environments × ${MIGRATIONS} migrations`
  return [
    {
      name: `snapshot of ${size}`,
      figure: median(whole),
      unit: 'ms',
      bound: 1000,
      note: 'CPU time, median of 5, nothing known',
    },
    {
      name: 'snapshot after one of them changed',
      figure: median(one),
      unit: 'ms',
      bound: 10,
      note: `median of ${one.length}; p95 ${p95(one).toFixed(1)} ms`,
    },
  ]
}

function observe(files: ReturnType<typeof manyScripts>, rows: ReturnType<typeof manyRows>[]): Observation[] {
  return Array.from({ length: ENVIRONMENTS }, (_, index) => {
    const stage = index % STAGES.length
    const project = `project-${Math.floor(index / STAGES.length)}`
    return anObservation(`${project}-${STAGES[stage]}`, {
      project,
      stage: STAGES[stage],
      history: aReading(aHistory((rows[stage] ?? []).map(row => ({ ...row })))),
      scripts: aReading({ ref: 'main', commit: 'f'.repeat(40), files: files.map(file => ({ ...file, seenAt: NOW })) }),
    })
  })
}

/** One staging after the other applies one migration more, a tenth of a second apart. */
function measureOneChange(observations: Observation[], rows: AppliedMigration[]): number[] {
  let board = takeSnapshot(observations, NOW, null)
  return sample({
    count: 40,
    warmUp: 40,
    prepare: index => applyOneMore(observations, STAGES.length * index + 1, rows, at(index / 10)),
    work: takenAt => {
      board = takeSnapshot(observations, takenAt, board)
    },
  })
}

function applyOneMore(observations: Observation[], index: number, all: AppliedMigration[], readAt: string): string {
  const observation = observations[index]
  const applied = observation?.history.value?.rows ?? []
  const rows = [...applied, ...all.slice(applied.length, applied.length + 1)]
  if (observation) observations[index] = { ...observation, history: aReading(aHistory(rows), { readAt }) }
  return readAt
}
