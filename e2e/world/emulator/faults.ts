import type { ServerResponse } from 'node:http'
import { resetSocket } from './reset-socket'

/** What goes wrong: a status, bytes that are not JSON, half a line and a reset, or no answer at all. */
export type Fault =
  | { kind: 'status'; code: number; message?: string; retryAfter?: number }
  | { kind: 'garbage' | 'half-line' | 'silence' }

export type FaultRule = {
  fault: Fault
  /** Which requests: a part of path and query; absent is all. */
  path?: RegExp
  /** Which user; absent is all. */
  user?: string
  /** How often; absent is until it is lifted. */
  times?: number
}

/** Where a log stream breaks: after so many bytes, by a reset, or by a clean end as when a kubelet is lost. */
export type LogCut = { after: number; how: 'reset' | 'end' }

export type LogSink = { write: (bytes: Buffer) => void; end: () => void }

export type Faults = ReturnType<typeof createFaults>

/** Faults on command. Each returns what lifts it. */
export function createFaults() {
  const rules = new Set<{ left: number } & FaultRule>()
  let nextLogCut: () => LogCut | null = () => null

  return {
    /** Answers the matching requests with a fault from now on. */
    answer(rule: FaultRule): () => void {
      const entry = { ...rule, left: rule.times ?? Number.POSITIVE_INFINITY }
      rules.add(entry)
      return () => void rules.delete(entry)
    },
    /** Asks at the start of each log stream where it shall break; null lets it be. */
    cutLogs(next: () => LogCut | null): void {
      nextLogCut = next
    },
    clear(): void {
      rules.clear()
      nextLogCut = () => null
    },
    /** The fault for this request, if one is set. */
    takeFor(path: string, user: string | null): Fault | null {
      for (const rule of rules) {
        if (rule.left <= 0 || !(rule.path?.test(path) ?? true) || (rule.user && rule.user !== user)) continue
        rule.left -= 1
        return rule.fault
      }
      return null
    },
    /** Where a log response goes: to the reader, until the cut that was ordered. */
    logSink(response: ServerResponse): LogSink {
      const cut = nextLogCut()
      const end = () => void response.end()
      if (!cut) return { write: bytes => void response.write(bytes), end }
      let left = cut.after
      return {
        write(bytes) {
          if (left < 0) return
          response.write(bytes.subarray(0, left))
          left -= bytes.length
          if (left >= 0) return
          if (cut.how === 'end') response.end()
          // The bytes before the cut must have left before the reset throws the rest away.
          else setImmediate(() => resetSocket(response.socket))
        },
        end: () => left >= 0 && end(),
      }
    },
  }
}

/** Plays a fault that is not a plain status. */
export function playFault(response: ServerResponse, kind: 'garbage' | 'half-line' | 'silence') {
  if (kind === 'silence') return
  response.writeHead(200, { 'content-type': 'application/json' })
  if (kind === 'garbage') return void response.end('<html>\u0000 not what you asked for')
  response.write('{"type":"MODIFIED","obj')
  setImmediate(() => resetSocket(response.socket))
}
