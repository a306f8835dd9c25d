import { z } from 'zod'

// Values come as text from lib/config/text.ts; editors check the file as it is written, with numbers, booleans and
// `${NAME}` in it. So each of these takes both.
const REFERENCE = String.raw`\$\{.+\}`

const text = (error: string) => z.string({ error })
const noControls = /^[^\p{Cc}]+$/u

/** A mapping that knows its keys. */
export const mapping = <S extends z.core.$ZodLooseShape>(shape: S, error = 'must be a mapping') =>
  z.strictObject(shape, { error })

/** For checks between values: they are made even when a value by itself is wrong, so that one message names all. */
export const always = (payload: { value: unknown }): boolean =>
  typeof payload.value === 'object' && payload.value !== null

/** A text of one form; in an editor a variable may stand for it. */
export const shaped = (form: string, error: string) =>
  z.string({ error }).regex(new RegExp(`^(?:${form}|${REFERENCE})$`, 'u'), error)

/** Any text in one line. */
export const line = (what = 'must be a text of one line') => text(what).regex(noControls, what)

/** A text in which a number that YAML knows is fine too, such as a version: `37`. */
export const plain = z
  .union([z.string(), z.number(), z.boolean()], { error: 'must be a text; a list or mapping has no place here' })
  .transform(String)

const FLAG = 'must be true or false'

/** True or false. */
export const flag = z
  .union([z.boolean(), z.string().regex(new RegExp(`^(true|false|${REFERENCE})$`), FLAG)], { error: FLAG })
  .transform(value => value === true || value === 'true')

/** A whole number between two bounds. */
export const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z
    .union([z.number(), z.string().regex(new RegExp(String.raw`^([+-]?\d{1,12}|${REFERENCE})$`), error)], { error })
    .transform(Number)
    .refine(value => Number.isInteger(value) && value >= least && value <= most, error)
}

/** A list, or Flyway's own form of one: `a,b`. */
export const list = z
  .union([z.array(plain), z.string()], { error: 'must be a list, or texts with commas between them' })
  .transform(value =>
    (typeof value === 'string' ? value.split(',') : value).map(item => item.trim()).filter(item => item !== ''),
  )

const UNITS: Record<string, number> = {
  '': 1,
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
}
const SIZE_WORDS = 'must be a size such as 20 GiB (B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)'

/** Bytes, from a number with a unit: `20 GiB`. */
export const size = z
  .union([z.number(), z.string()], { error: SIZE_WORDS })
  .transform(value => {
    const [, number, unit = ''] = /^(\d{1,15}(?:\.\d{1,6})?)\s*([A-Za-z]*)$/.exec(String(value).trim()) ?? []
    return Math.round(Number(number) * (UNITS[unit] ?? Number.NaN))
  })
  .refine(bytes => Number.isSafeInteger(bytes) && bytes > 0, SIZE_WORDS)

/** A name that can stand in a URL. */
export const name = shaped(
  String.raw`[\p{L}\p{N}][\p{L}\p{N}._-]{0,62}`,
  'must be 1 to 63 letters, digits, dots, dashes or underscores, and start with a letter or digit',
)

/** A zone's name in the IANA database. */
export const timeZone = text('must be an IANA time zone such as Europe/Berlin').refine(isTimeZone, {
  error: 'is not a time zone that is known here; it must be an IANA name such as UTC or Europe/Berlin',
})

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
