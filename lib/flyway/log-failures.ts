import { fileNameOf } from './file-name'
import { createLogError, type LogError } from './log-error'
import type { ErrorHead } from './log-errors'
import type { LogFailure } from './log-reading'
import { DEFAULT_OPTIONS } from './options'
import { ownText } from './own-text'
import { parseScriptName } from './script-name'

/** The errors of a log, and the one of them that tells why its run failed. */
export type LogFailures = {
  /** An error begins, on this line of the log. */
  begin(text: string, line: number): void
  /** A line without a mark of its own, which may go on with the error. */
  push(text: string): void
  /** Another message came. */
  pause(): void
  /** The process starts anew in the same container: the next error, or a good end, puts an end to what was before. */
  restart(): void
  /** The run ended well. */
  succeed(): void
  /** What the newest error says of the migration that runs. */
  head(): ErrorHead | null
  failure(): LogFailure | null
}

type Told = { error: LogError; line: number }

/** Reads the errors of a log; keeps what is needed to tell the one that counts. */
export function createLogFailures(): LogFailures {
  /** Oldest first; at most the first one, the one that counts, the one that names the migration, the newest. */
  let told: Told[] = []
  let isOver = false
  let failure: LogFailure | null = null
  let isStale = false

  const forget = () => {
    told = isOver ? [] : told
    isOver = false
    isStale = true
  }

  return {
    begin(text, line) {
      forget()
      told = [...new Set([...essence(told), { error: createLogError(ownText(text)), line }])]
    },
    push(text) {
      told.at(-1)?.error.push(ownText(text))
      isStale ||= told.length > 0
    },
    pause: () => told.at(-1)?.error.pause(),
    restart() {
      isOver = told.length > 0
    },
    succeed: forget,
    head: () => told.at(-1)?.error.head ?? null,
    failure() {
      if (isStale) failure = failureOf(essence(told))
      isStale = false
      return failure
    },
  }
}

function failureOf([first, counts, names]: Told[]): LogFailure | null {
  if (!first || !counts) return null
  const failure = counts.error.failure()
  const script = failure.script === null ? null : versionOfScript(failure.script)
  return { version: versionOf(names?.error.head) ?? script, ...failure, logLine: first.line }
}

/** The first error that is more than a word by the way, the last of those that tell most, the last that names a migration. */
function essence(told: Told[]): Told[] {
  const first = told.find(({ error }) => error.weight() > 0) ?? told[0]
  const most = Math.max(...told.map(({ error }) => error.weight()))
  const counts = told.findLast(({ error }) => error.weight() === most)
  const names = told.findLast(({ error: { head } }) => head.kind === 'migration' || head.kind === 'row')
  return [first, counts, names].filter(one => one !== undefined)
}

function versionOf(head: ErrorHead | undefined): string | null {
  return head?.kind === 'migration' || head?.kind === 'row' ? head.version : null
}

/** The version in a script's name, where it is named as Flyway names scripts by default. */
function versionOfScript(script: string): string | null {
  const name = parseScriptName(fileNameOf(script), DEFAULT_OPTIONS)
  return name.kind === 'versioned' || name.kind === 'baseline' ? name.version : null
}
