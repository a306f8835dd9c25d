const MARK = '\ufeff'

/**
 * A script without its byte order marks, as Flyway runs it (BomStrippingReader): wherever they stand, also between
 * files put together and in strings; of two in a row the second stays.
 */
export const stripByteOrderMarks = (text: string): string =>
  text.includes(MARK) ? text.replace(/\ufeff(.?)/gs, '$1') : text
