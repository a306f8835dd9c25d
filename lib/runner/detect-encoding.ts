import { decode } from './decode'

/**
 * The encoding that the bytes of a script seem to have (EncodingDetector). A byte order mark of UTF-16 counts, and so does a zero in
 * every second place, where Flyway reads the higher byte first nevertheless.
 */
export function detectEncoding(bytes: Buffer): string {
  const isEven = bytes.length % 2 === 0
  if (isEven && bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  if (isEven && bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (isEven && hasMostlyZeros(bytes)) return 'UTF-16'
  return decode(bytes, 'UTF-8') === null ? 'ISO-8859-1' : 'UTF-8'
}

function hasMostlyZeros(bytes: Buffer): boolean {
  const zeros = bytes.filter((byte, place) => place % 2 === 1 && byte === 0).length
  return zeros > bytes.length / 4
}
