import type { LogLine } from '@/lib/board/answers'
import { encodeEvent } from '@/lib/sse'

const encoded = new WeakMap<readonly LogLine[], Uint8Array>()

/** The event of a batch of lines, of which there is at least one. All viewers get the same batches: each is encoded once. */
export function encodeLines(lines: readonly LogLine[]): Uint8Array {
  const known = encoded.get(lines)
  if (known) return known
  const event = encodeEvent('lines', { lines }, String(lines.at(-1)?.number))
  encoded.set(lines, event)
  return event
}
