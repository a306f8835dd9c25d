import type { Problem } from '../finding'
import { markedEncoding, type Script } from '../script'
import { problemOf } from './place'

/** Bytes that are not UTF-8, and byte order marks. */
export function checkEncoding({ path, bytes }: Script): Problem[] {
  const marked = markedEncoding(bytes)
  if (marked)
    return [problemOf(path, 'encoding', `is ${marked.toUpperCase()}: save it as UTF-8 without a byte order mark`)]
  const at = firstUndecodable(bytes)
  if (at !== null) return [undecodable(path, bytes, at)]
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return [problemOf(path, 'encoding', 'begins with a byte order mark: save it as UTF-8 without one')]
  return []
}

function undecodable(file: string, bytes: Uint8Array, at: number): Problem {
  const before = bytes.subarray(0, at)
  const start = before.lastIndexOf(0x0a) + 1
  const line = before.reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1)
  const column = new TextDecoder().decode(before.subarray(start)).length + 1
  const hex = (bytes[at] ?? 0).toString(16).padStart(2, '0')
  const message = `the byte 0x${hex} is no UTF-8: save the file as UTF-8 (it may be Windows-1252 or Latin-1 now)`
  return { file, line, column, rule: 'encoding', message }
}

/** Where UTF-8 ends to be UTF-8; null: it never does. */
function firstUndecodable(bytes: Uint8Array): number | null {
  if (decodes(bytes, false)) return null
  // The longest prefix that can still become UTF-8.
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (middle <= bytes.length && decodes(bytes.subarray(0, middle), true)) good = middle
    else bad = middle
  }
  // A prefix that ends within a character may become UTF-8, too: back to where that character begins.
  let start = good
  while (start > 0 && !decodes(bytes.subarray(0, start), false)) start--
  return start
}

function decodes(bytes: Uint8Array, unfinished: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: unfinished })
    return true
  } catch {
    return false
  }
}
