import type { Statement } from '../../flyway/statement'
import type { Settings } from '../settings/settings'
import { judge } from './judge'
import { isRequired } from './required-column'
import { isTable, type State } from './state'
import type { Births, Violation } from './violation'

/** A statement of a script, as it ran. */
export type Ran = { file: string } & Pick<Statement, 'text' | 'line' | 'column'>

/** A wrong that is there in the end, and the statement with which it came. */
export type Traced = { violation: Violation; made: Ran }

/** Follows the states of a database through its scripts. */
export type Tracker = {
  /** Takes the state after a statement. */
  observe: (made: Ran, state: State) => void
  /** Forgets what was observed of a script: it was rolled back. */
  forget: (file: string) => void
  /** What no later statement has mended. */
  traced: () => Traced[]
}

type Moment = { held: Map<string, Traced>; births: Births; own: Births }

const NOTHING: Moment = { held: new Map(), births: new Map(), own: new Map() }

/** A wrong is blamed on the statement after which it was there for good; what a later script mends is none. */
export function createTracker(settings: Settings): Tracker {
  let file: string | null = null
  let before = NOTHING
  let now = NOTHING

  return {
    observe(made, state) {
      if (made.file !== file) {
        file = made.file
        before = { ...now, births: new Map([...now.births, ...now.own]), own: new Map() }
        now = before
      }
      const tables = requiredOf(state)
      const births: Births = new Map([...before.births].filter(([table]) => tables.has(table)))
      const own: Births = new Map([...tables].filter(([table]) => !births.has(table)))
      const held = new Map<string, Traced>()
      for (const [key, violation] of judge(state, settings, births)) {
        held.set(key, { violation, made: now.held.get(key)?.made ?? made })
      }
      now = { held, births, own }
    },
    forget(script) {
      if (script === file) now = before
    },
    traced: () => [...now.held.values()],
  }
}

/** What each table asks for now. */
function requiredOf({ relations }: State): Births {
  return new Map(
    relations
      .filter(isTable)
      .map(({ id, columns }) => [id, new Set(columns.filter(isRequired).map(column => column.name))]),
  )
}
