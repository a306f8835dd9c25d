import { MASK, type Mask } from './mask'

/** Characters of a statement that are shown. */
const SHOWN = 300

/** String constants, with an end or cut off; numbers that are no part of a name. */
const STRINGS = /(?:\$(\w*)\$[\s\S]*?(?:\$\1\$|$))|'(?:[^']|'')*(?:'|$)/g
const NUMBERS = /(?<![\w.$])\d+(?:\.\d+)?(?!\w)/g

/**
 * Makes a statement of somebody's session fit to be shown: in one line, without secrets, cut. Constants may be values of
 * rows, and are hidden wherever those are.
 */
export function createQueryMask(mask: Mask, { rowValues }: { rowValues: boolean }): (query: string) => string {
  return query => {
    const constants = rowValues ? query.replace(STRINGS, `'${MASK}'`).replace(NUMBERS, MASK) : query
    const { text } = mask(constants.replace(/\s+/g, ' ').trim())
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  }
}
