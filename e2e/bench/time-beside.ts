import { median } from './percentile'

/** Milliseconds of one round of work. */
export type Round = (round: number) => Promise<unknown>

/** Medians of milliseconds; and how many times as long the other takes, the median of the rounds: a machine that grows busier weighs on neither. */
export type Beside = { ours: number; real: number; ratio: number }

/** How many rounds, after those that warm up, and how often each work is done in one. */
export type Rounds = { warmUp: number; count: number; times?: { ours: number; real: number } }

const ONCE = { ours: 1, real: 1 }

/**
 * Takes the times of two works in turn, so that a moment in which the machine is busy is both's: the first one of a round
 * is the second one of the next.
 */
export async function timeBeside(work: { ours: Round; real: Round }, { warmUp, count, times: each = ONCE }: Rounds) {
  const times = { ours: [] as number[], real: [] as number[] }
  const ratios: number[] = []
  for (let round = 0; round < warmUp + count; round++) {
    const taken = { ours: [] as number[], real: [] as number[] }
    for (const side of round % 2 === 0 ? (['ours', 'real'] as const) : (['real', 'ours'] as const)) {
      for (let time = 0; time < each[side]; time++) {
        const start = performance.now()
        await work[side](round)
        taken[side].push(performance.now() - start)
      }
    }
    if (round < warmUp) continue
    times.ours.push(...taken.ours)
    times.real.push(...taken.real)
    ratios.push(median(taken.real) / median(taken.ours))
  }
  return { ours: median(times.ours), real: median(times.real), ratio: median(ratios) } satisfies Beside
}

/** `medians in 7 rounds: 98 ms against 1210 ms`. */
export const besideNote = ({ ours, real }: Beside, count: number) =>
  `medians in ${count} rounds: ${shown(ours)} ms against ${shown(real)} ms`

const shown = (milliseconds: number) => (milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toFixed(1))
