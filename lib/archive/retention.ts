import type { Config } from '../config'

/** How long runs are kept, and how much their logs may take, of one environment. */
export type Retention = { days: number; bytes: number }

/** The rule of each environment by name; one that is not configured any more has that of the board. */
export function retentionOf({ environments, board }: Pick<Config, 'environments' | 'board'>) {
  const own = new Map(environments.map(({ name, retention }) => [name, retention]))
  return (environment: string): Retention => own.get(environment) ?? board.retention
}
