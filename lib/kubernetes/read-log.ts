import type { SourceError } from '../errors'
import { apiErrorOf } from './api-error'
import type { Cluster } from './cluster'
import { gather } from './gather'
import { linkSignal } from './linked-signal'
import { parseLogLine, parseLogLines, type StampedLine } from './log-line'
import { type LineSplitter, type RawLine, splitLines } from './split-lines'
import { errorOfTransport } from './transport-error'

/** Which log is asked for, and how. */
export type LogQuestion = {
  namespace: string
  pod: string
  container: string
  previous: boolean
  follow: boolean
  sinceTime: string | null
}

/**
 * How one reading ended. `end` is the end of the stream and proves nothing: a lost kubelet looks the same. `removed`:
 * the log is no longer there; `early`: not yet.
 */
export type LogEnd =
  | { kind: 'end'; rest: RawLine | null }
  | { kind: 'stopped' | 'removed' | 'early' | 'silent' | 'broken' }
  | { kind: 'failed'; error: SourceError }

/** Reads a log once, handing over whole lines as they come; `lines` returning false stops the reading. */
export async function readLog(
  cluster: Cluster,
  { namespace, pod, container, previous, follow, sinceTime }: LogQuestion,
  on: { opened: () => void; lines: (lines: StampedLine[]) => boolean; room?: () => Promise<void> | null },
  { signal, idle, longestLine }: { signal: AbortSignal; idle: number; longestLine: number },
): Promise<LogEnd> {
  const link = linkSignal(signal)
  const splitter = splitLines(longestLine)
  let opened = false
  let silent = false
  const late = setTimeout(() => {
    silent = true
    link.abort()
  }, idle)
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`
  const query = {
    container,
    timestamps: true,
    follow: follow || null,
    previous: previous || null,
    sinceTime,
  }

  try {
    const answer = await cluster.open(path, { query, signal: link.signal })
    // No node has taken the pod yet.
    if (answer.statusCode === 204) return { kind: 'early' }
    opened = true
    on.opened()
    for await (const chunk of gather(answer)) {
      late.refresh()
      const lines = linesOf(splitter, chunk, longestLine)
      if (lines.some(isExcuse)) return { kind: 'removed' }
      if (lines.length > 0 && !on.lines(lines)) return { kind: 'stopped' }
      await on.room?.()
    }
    const rest = splitter.rest()
    return rest && isExcuse(parseLogLine(rest)) ? { kind: 'removed' } : { kind: 'end', rest }
  } catch (cause) {
    if (silent) return { kind: 'silent' }
    return opened ? { kind: 'broken' } : refusal(errorOfTransport(cause))
  } finally {
    clearTimeout(late)
    link.abort()
    link.release()
  }
}

function linesOf(splitter: LineSplitter, chunk: Buffer, longest: number): StampedLine[] {
  const { begun, whole } = splitter.cut(chunk)
  const lines = parseLogLines(whole) ?? splitLines(longest).push(whole).map(parseLogLine)
  if (begun) lines.unshift(parseLogLine(begun))
  return lines
}

/** The kubelet's excuse comes with a 200 where a log should be. Every line of a log has a stamp; this has none. */
const isExcuse = ({ time, text }: StampedLine) =>
  time === null && /^unable to retrieve container logs for \S+:\/\/\S*$/.test(text)

function refusal(error: SourceError): LogEnd {
  const answer = apiErrorOf(error)
  if (answer?.status !== 400) return { kind: 'failed', error }
  if (/previous terminated container .* not found/.test(answer.message)) return { kind: 'removed' }
  // "is waiting to start: PodInitializing", "can't be pulled": the pod's status says the same, and better.
  if (/waiting to start|can't be pulled|failing to pull|not available/.test(answer.message)) return { kind: 'early' }
  return { kind: 'failed', error }
}
