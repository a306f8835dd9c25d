/** A checksum with a minus sign, not a hyphen; a row without one has none. */
export const sayChecksum = (checksum: number | null) => (checksum === null ? 'none' : `${checksum}`.replace('-', '−'))
