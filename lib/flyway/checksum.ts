import { crc32 } from 'node:zlib'

const CHUNK = 1 << 16
const LINE_ENDS = /[\r\n]+/g

/**
 * Flyway's checksum of a script (ChecksumCalculator): CRC-32 of its lines in UTF-8 without their ends, as a signed
 * 32-bit number. Line ends, blank lines and one byte order mark at the start do not count; everything else does.
 */
export function computeChecksum(text: string): number {
  let crc = 0
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (start < text.length) {
    const end = endOfChunk(text, start)
    crc = crc32(text.slice(start, end).replace(LINE_ENDS, ''), crc)
    start = end
  }
  return crc | 0
}

/** A chunk never ends between the two halves of a character beyond U+FFFF: each half alone has other bytes. */
function endOfChunk(text: string, start: number): number {
  const end = Math.min(start + CHUNK, text.length)
  const last = text.charCodeAt(end - 1)
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end + 1 : end
}
