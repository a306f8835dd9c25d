type Labels = Record<string, string>

/** A term of a label selector: a label, and which values of it fit; `undefined` stands for a label that is not there. */
type Term = { key: string; text: string; equals: string | null; fits: (value: string | undefined) => boolean }

const SET = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/
const EQUALITY = /^([^=!\s]+)\s*(!=|==?)\s*(\S*)$/

/** Whether labels fit a selector as the API reads it: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, with commas between. */
export function matchesLabels(selector: string | null): (labels: Labels) => boolean {
  const terms = termsOf(selector)
  return labels => terms.every(({ key, fits }) => fits(Object.hasOwn(labels, key) ? labels[key] : undefined))
}

/**
 * One selector whose objects are those of all of these, and as few others as can be: selectors that differ in the value
 * of one label become a set of values. Null, which is all objects, where there is no such one.
 */
export function joinSelectors(selectors: (string | null)[]): string | null {
  const [first, ...rest] = [...new Set(selectors)].map(selector => (selector === null ? null : termsOf(selector)))
  if (!first) return null
  if (rest.length === 0) return first.map(({ text }) => text).join(',')
  const own = first.filter(term => !rest.every(other => other?.some(({ text }) => text === term.text)))
  const [differing] = own
  if (own.length !== 1 || differing?.equals == null) return null
  const common = first.filter(term => term !== differing)
  const values = new Set([differing.equals])
  for (const other of rest) {
    const others = other?.filter(term => !common.some(({ text }) => text === term.text)) ?? []
    const [only] = others
    if (others.length !== 1 || only?.equals == null || only.key !== differing.key) return null
    values.add(only.equals)
  }
  return [...common.map(({ text }) => text), `${differing.key} in (${[...values].sort().join(',')})`].join(',')
}

/** Commas stand between terms, but not inside the brackets of a set. */
const termsOf = (selector: string | null): Term[] =>
  (selector ?? '')
    .split(/,(?![^(]*\))/)
    .map(term => term.trim())
    .filter(term => term !== '')
    .map(termOf)

function termOf(text: string): Term {
  const [, setKey, word, list = ''] = SET.exec(text) ?? []
  if (setKey) {
    const values = new Set(list.split(',').map(value => value.trim()))
    const isIn = (value: string | undefined) => value !== undefined && values.has(value)
    return { key: setKey, text, equals: null, fits: value => isIn(value) === (word === 'in') }
  }
  const [, key, sign, wanted = ''] = EQUALITY.exec(text) ?? []
  if (key && sign === '!=') return { key, text, equals: null, fits: value => value !== wanted }
  if (key) return { key, text: `${key}=${wanted}`, equals: wanted, fits: value => value === wanted }
  if (text.startsWith('!')) return { key: text.slice(1), text, equals: null, fits: value => value === undefined }
  return { key: text, text, equals: null, fits: value => value !== undefined }
}
