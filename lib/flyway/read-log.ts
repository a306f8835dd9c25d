import { createLogFailures } from './log-failures'
import { type LogLine, parseLogLine } from './log-lines'
import type { LogReading, Step } from './log-reading'
import { createLogSteps } from './log-steps'
import { ownText } from './own-text'
import { MAVEN_ERROR, type PlainLine, readPlainLine } from './plain-line'

/** Reads a run's log while it grows. */
export type LogReader = {
  /** Takes one line, or several with line feeds between them, and the RFC 3339 time at which it was written. */
  push(text: string, time: string | null): void
  /** All that was said so far; the same object until the next line. */
  reading(): LogReading
}

/**
 * Reads the log of Flyway 7 to 13, or of the engine of this program, into steps, outcome and failure (docs: flyway.md
 * §7). Any other text says nothing and does no harm.
 */
export function createLogReader(): LogReader {
  const steps = createLogSteps()
  const failures = createLogFailures()
  const facts: Facts = { ...NOTHING }
  let closing: LogReading['outcome'] = null
  let head = failures.head()
  let latest: LogReading | null = null
  let isRead = false
  let applied: string[] = []
  let mark = ''

  const goesOn = (plain: PlainLine) => plain.mark === MAVEN_ERROR && mark === MAVEN_ERROR
  const pushLine = (raw: string, time: string | null) => {
    facts.lines++
    const plain = readPlainLine(raw)
    const said = plain ? parseLogLine(plain.text) : null
    if (plain && goesOn(plain)) failures.push(plain.text)
    else if (plain?.level === 'error') failures.begin(plain.text, facts.lines)
    else if (plain && plain.level === null && !said) failures.push(plain.text)
    else failures.pause()
    mark = plain?.mark ?? ''
    takeHead(time)
    if (said) take(said, own(time))
  }

  /** What an error says may stand on the line after its first one. */
  const takeHead = (time: string | null) => {
    if (failures.head() === head) return
    head = failures.head()
    const at = own(time)
    if (head?.kind === 'migration') steps.fail({ ...head, line: facts.lines }, at)
    else if (head?.kind === 'between') steps.end('applied', at)
    else if (head?.kind === 'row' || head?.kind === 'other') steps.end('failed', at)
  }

  const take = (said: LogLine, time: string | null) => {
    switch (said.kind) {
      case 'banner':
        facts.flywayVersion = said.version
        failures.restart()
        return steps.end('failed', time)
      case 'database':
        facts.serverVersion = said.server
        return
      case 'validated':
        facts.validated = said.count
        return
      case 'currentVersion':
        facts.currentVersion = said.version
        return
      case 'nothingResolved':
        facts.nothingResolved = true
        return
      case 'migrating':
        return steps.begin(stepOf(said, facts.lines, time))
      case 'applied':
      case 'upToDate':
        steps.end('applied', time)
        failures.succeed()
        closing = said.kind === 'applied' ? 'applied' : 'up-to-date'
        facts.upToDate ||= said.kind === 'upToDate'
    }
  }

  const read = (): LogReading => {
    const failure = failures.failure()
    const list = steps.list()
    // A run may print many lines for each of many steps.
    if (list !== latest?.steps) applied = list.filter(({ state }) => state === 'applied').map(nameOf)
    return { ...facts, steps: list, applied, outcome: failure ? 'failed' : closing, failure }
  }

  return {
    push(text, time) {
      isRead = false
      if (!text.includes('\n')) return pushLine(text, time)
      for (const line of text.replace(/\n$/, '').split('\n')) pushLine(line, time)
    },
    reading() {
      if (!isRead || !latest) latest = read()
      isRead = true
      return latest
    },
  }
}

const own = (time: string | null) => time && ownText(time)

type Facts = Omit<LogReading, 'steps' | 'applied' | 'outcome' | 'failure'>

const NOTHING: Facts = {
  flywayVersion: null,
  serverVersion: null,
  currentVersion: null,
  validated: null,
  nothingResolved: false,
  upToDate: false,
  lines: 0,
}

function stepOf(said: LogLine & { kind: 'migrating' }, line: number, time: string | null) {
  const { kind: _kind, ...of } = said
  return { ...of, repeatable: of.version === null, line, startedAt: time }
}

function nameOf({ version, description }: Step): string {
  return version ?? `R__${description.replaceAll(' ', '_')}`
}
