import { addRow } from './add-row'
import { atomically, withLock } from './advisory-lock'
import type { Engine } from './engine'
import { historyExists, nameOf } from './history-table'
import { makeHistory } from './make-history'

/** Makes the history table under the lock, with the marker of a baseline or without; false when another Flyway has made it since. */
export function createHistoryTable(engine: Engine, withBaseline: boolean): Promise<boolean> {
  const { main, history } = engine
  return withLock(engine, async () => {
    if (await historyExists(main, history)) return false
    await atomically(engine, () => fillHistoryTable(engine, withBaseline))
    return true
  })
}

/** The same where there is a transaction already. */
export function fillHistoryTable(engine: Engine, withBaseline: boolean): Promise<void> {
  const { history, print } = engine
  print('info', `Creating Schema History table ${nameOf(history)}${withBaseline ? ' with baseline' : ''} ...`)
  return makeHistory(engine, withBaseline ? () => addBaseline(engine) : undefined)
}

function addBaseline(engine: Engine): Promise<void> {
  const { baselineVersion: version, baselineDescription: description } = engine.options
  const row = { version, description, type: 'BASELINE', script: description }
  return addRow(engine, { ...row, checksum: null, executionTime: 0, success: true })
}
