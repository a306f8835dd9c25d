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
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null // `Unable to calculate checksum …` says both
  }
}

/** Whether there is an encoding of this name. */
export function isEncoding(name: string): boolean {
  return name.toLowerCase() in SINGLE_BYTE || decode(Buffer.alloc(0), name) !== null
}
