import { createFailureBlock } from './failure-block'
import { type ErrorHead, type NamedScript, parseErrorHead, parseNamedScript } from './log-errors'
import type { LogFailure } from './log-reading'
import { parseServerMessage } from './server-message'

/** One error of a log: its first line and what follows it. */
export type LogError = {
  head: ErrorHead
  /** Takes a line that follows without a mark of its own. */
  push(text: string): void
  /** Another message came: what follows without a mark belongs to that one. */
  pause(): void
  /** How much it tells of why a run failed; of two that tell as much the later one counts. */
  weight(): number
  failure(): Omit<LogFailure, 'version' | 'logLine'>
}

const RULE = /^-{3,}$/
const TRACE = /^\s+at |^\s*\.\.\. \d+ (?:more|common frames)/
const CAUSE = 'Caused by: '
const EXCEPTION = /^(?:[a-z]\w*\.)+[\w$]*(?:Exception|Error)\b(?:: ?)?/
/** The driver's error among the causes. */
const DRIVER = /^Caused by: [\w.]*PSQLException: (.*)$/
/** The server's last word, which only the cause of a broken connection has. */
const LAST_WORD = /^(?:FATAL|PANIC): /
const LONGEST_MESSAGE = 200

/** Reads an error from its first line on. Its causes repeat what it said; stack traces say nothing. */
export function createLogError(text: string): LogError {
  const block = createFailureBlock()
  const message: string[] = []
  let head: ErrorHead = { kind: 'unsaid' }
  let named: NamedScript | null = null
  let cause: string[] = []
  let state: 'message' | 'block' | 'causes' | 'paused' = 'message'

  const pushMessage = (line: string) => {
    named ??= parseNamedScript(line)
    if (state !== 'message' || message.length >= LONGEST_MESSAGE) return
    if (head.kind === 'unsaid') {
      const said = line.replace(EXCEPTION, '')
      head = parseErrorHead(said)
      message[0] = said
    } else if (line.trim() === '' || EXCEPTION.test(line)) state = 'paused'
    else message.push(line)
  }
  pushMessage(text)

  return {
    get head() {
      return head
    },
    push(line) {
      const [, driver] = DRIVER.exec(line) ?? []
      if (driver !== undefined) cause = [driver]
      else if (line.startsWith(CAUSE)) cause.push('')
      else if (cause.length > 0 && cause.length < LONGEST_MESSAGE) cause.push(line)
      if (line.startsWith(CAUSE) && !block.isEmpty()) state = 'causes'
      if (state === 'causes') return
      if (TRACE.test(line) || line.startsWith(CAUSE)) {
        block.pause()
        state = 'paused'
        named ??= parseNamedScript(line)
      } else if (block.push(line)) state = 'block'
      else if (!RULE.test(line)) pushMessage(line)
    },
    pause() {
      block.pause()
      if (state === 'message') state = 'paused'
    },
    weight() {
      if (head.kind === 'weak' || head.kind === 'unsaid') return 0
      if (named !== null) return 4
      if (head.kind === 'migration') return 3
      return block.isEmpty() ? 1 : 2
    },
    failure() {
      const facts = block.facts()
      const said = message.join('\n').trim()
      const short = named !== null || head.kind === 'other'
      const told = short ? facts.message : `${said}\n${facts.message}`
      const behind = parseServerMessage(untilBlank(cause))
      // Of COPY Flyway shows no SQLSTATE, and PostgreSQL's words only behind its own.
      const hidden = !block.isEmpty() && facts.sqlState === null && behind.message !== ''
      const server = hidden ? behind : facts
      const lastWord = LAST_WORD.test(behind.message) && behind.message !== facts.message ? behind.message : null
      return {
        script: facts.location ?? named?.script ?? null,
        line: facts.line ?? named?.line ?? null,
        statement: facts.statement,
        sqlState: facts.sqlState,
        message: facts.message === '' ? said : hidden ? `${told}\n${behind.message}` : told,
        detail: server.detail ?? lastWord,
        hint: server.hint,
        position: server.position,
        where: server.where,
      }
    },
  }
}

function untilBlank(lines: string[]): string[] {
  const end = lines.findIndex(line => line.trim() === '')
  return end < 0 ? lines : lines.slice(0, end)
}
