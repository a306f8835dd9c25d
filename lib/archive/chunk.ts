import { promisify } from 'node:util'
import { deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Texts } from './find-lines'
import { levelOf } from './line-level'
import { packTimes, unpackTimes } from './line-times'
import type { StoredLine } from './run-log'

const deflate = promisify(deflateRaw)

/** Text of one chunk, before it is compressed: enough to compress well, little enough to be read for a single line. */
export const CHUNK_BYTES = 64 * 1024

/** Lines of a log as they are stored. */
export type Chunk = { firstLine: number; lines: number; bytes: number; times: Buffer; texts: Buffer }

/**
 * Cuts lines into chunks of at most `most` bytes, or of one line where that is longer. Where the numbers jump, a new
 * chunk begins.
 */
export function cutChunks(lines: readonly StoredLine[], most: number = CHUNK_BYTES): StoredLine[][] {
  const chunks: StoredLine[][] = []
  let bytes = 0
  let before: StoredLine | undefined
  for (const line of lines) {
    const size = sizeOf(line)
    if (!before || bytes + size > most || line.number !== before.number + 1) {
      chunks.push([])
      bytes = 0
    }
    chunks.at(-1)?.push(line)
    bytes += size
    before = line
  }
  return chunks
}

/** A line is what `kubectl logs` prints: its text and one line feed. */
export const sizeOf = ({ text }: { text: string }) => Buffer.byteLength(text) + 1

/** Compresses lines, of which there is at least one. The lowest level: the higher ones take five times as long for a twentieth less. */
export async function encodeChunk(lines: readonly StoredLine[]): Promise<Chunk> {
  const text = Buffer.from(lines.map(line => line.text).join('\n'))
  const times = deflateRawSync(packTimes(lines.map(line => line.time)), { level: 1 })
  const texts = await deflate(text, { level: 1 })
  return { firstLine: lines[0]?.number ?? 0, lines: lines.length, bytes: text.length + 1, texts, times }
}

/** The lines that `encodeChunk` was given. */
export function decodeChunk(chunk: Pick<Chunk, 'firstLine' | 'texts' | 'times'>): StoredLine[] {
  const times = unpackTimes(inflate(chunk.times))
  return inflate(chunk.texts)
    .split('\n')
    .map((line, index) => ({
      number: chunk.firstLine + index,
      time: times[index] ?? null,
      text: line,
      level: levelOf(line),
    }))
}

/** Their texts alone. */
export function decodeTexts({ firstLine, lines, texts }: Pick<Chunk, 'firstLine' | 'lines' | 'texts'>): Texts {
  return { firstLine, lines, text: inflate(texts) }
}

/** In one step and at once: it takes a twentieth of a millisecond, and to hand it to another thread ten times that. */
const inflate = (deflated: Buffer): string => inflateRawSync(deflated, { chunkSize: CHUNK_BYTES }).toString()
