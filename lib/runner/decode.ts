/** Encodings that Java reads otherwise than the web does, where Latin-1 and ASCII are Windows-1252. */
const SINGLE_BYTE: Record<string, number> = {
  'iso-8859-1': 0xff,
  latin1: 0xff,
  'us-ascii': 0x7f,
  ascii: 0x7f,
}

/** The text of bytes; null when they are not this encoding's, or it is no encoding that is known. */
export function decode(bytes: Buffer, encoding: string): string | null {
  const highest = SINGLE_BYTE[encoding.toLowerCase()]
  if (highest !== undefined) return bytes.some(byte => byte > highest) ? null : bytes.toString('latin1')
  try {
    return new TextDecoder(nameOf(encoding, bytes), { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null // `Unable to calculate checksum …` says both
  }
}

/** Without a byte order mark that says otherwise, Java takes the higher byte first, and the web the lower one. */
function nameOf(encoding: string, bytes: Buffer): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  return encoding.toLowerCase() === 'utf-16' && !isLittle ? 'utf-16be' : encoding
}

/** Whether there is an encoding of this name. */
export function isEncoding(name: string): boolean {
  return name.toLowerCase() in SINGLE_BYTE || decode(Buffer.alloc(0), name) !== null
}
