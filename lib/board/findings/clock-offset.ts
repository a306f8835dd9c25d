import type { Draft } from '../finding'
import { environmentPage } from '../pages'
import type { Situation } from '../situation'

const TOLERATED = 5_000

/** The database's clock is another one than the board's: times of rows and ages then differ by that much. */
export function findClockOffset({ observation }: Situation): Draft[] {
  const offset = observation.history.value?.clockOffset ?? 0
  if (Math.abs(offset) <= TOLERATED) return []
  return [
    {
      kind: 'risk',
      severity: 'notice',
      migration: null,
      title: `The database's clock is ${Math.round(Math.abs(offset) / 1000)} s ${offset > 0 ? 'ahead' : 'behind'}.`,
      detail: "Ages on this board go by the board's own clock; times of rows by the database's.",
      nextStep: 'Set both clocks by the same time server.',
      about: 'clock',
      href: environmentPage(observation.name),
    },
  ]
}
