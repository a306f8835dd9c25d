/** Neither space nor part of a word. */
export const OTHER = 1
export const SPACE = 2
/** Goes on with a word but begins none: digits and `$`. */
export const PART = 3
/** What keywords are made of: letters of any script, and `_`. */
export const LETTER = 4

/** 0: not asked for yet. */
const CLASSES = new Uint8Array(0x10000)

/** What a UTF-16 unit is to Flyway's parser, which asks Java's `Character` about each alone: half a surrogate pair is no letter. */
export const classOf = (unit: number): number => CLASSES[unit] || learn(unit)

function learn(unit: number): number {
  const found = classify(unit, String.fromCharCode(unit))
  CLASSES[unit] = found
  return found
}

function classify(unit: number, character: string): number {
  if (/[\p{L}_]/u.test(character)) return LETTER
  if (/[\p{Nd}$]/u.test(character)) return PART
  const control = (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f)
  // Java counts two of the spaces that do not break as symbols; Flyway skips the third, U+00A0, by name.
  return control || (/\p{Z}/u.test(character) && !/[\u2007\u202f]/.test(character)) ? SPACE : OTHER
}
