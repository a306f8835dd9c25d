import type { Engine } from './engine'
import type { Results } from './run-statement'

const NOTICE = '00000'

/** Prints what the server has said beside its answer, and the rows of the answer where somebody wants to see them. */
export function showResults({ notices, tables }: Results, engine: Pick<Engine, 'print' | 'showResults'>): void {
  for (const { message = '', code = NOTICE } of notices) {
    if (code === NOTICE) engine.print('info', `DB: ${message}`)
    else engine.print('warn', `DB: ${message} (SQL State: ${code} - Error Code: 0)`)
  }
  if (engine.showResults) for (const table of tables) engine.print('info', table)
}
