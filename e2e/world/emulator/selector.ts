import type { KubeObject } from './objects'

type Matches = (object: KubeObject) => boolean

/** Label and field selectors of a request: `a=b`, `a==b`, `a!=b`, `a`, `!a`, `a in (b,c)`, `a notin (b,c)`. */
export function parseSelectors(query: URLSearchParams): Matches {
  const labels = terms(query.get('labelSelector')).map(term => matcher(term, labelOf))
  const fields = terms(query.get('fieldSelector')).map(term => matcher(term, fieldOf))
  return object => [...labels, ...fields].every(matches => matches(object))
}

/** Commas separate terms, but not inside the brackets of a set. */
const terms = (selector: string | null) => (selector ?? '').split(/,(?![^(]*\))/).filter(term => term.trim() !== '')

function matcher(term: string, read: (object: KubeObject, name: string) => string | undefined): Matches {
  const set = /^\s*(\S+)\s+(in|notin)\s+\(([^)]*)\)\s*$/.exec(term)
  if (set) {
    const [, name = '', word, list = ''] = set
    const values = list.split(',').map(value => value.trim())
    return object => values.includes(read(object, name) ?? '\0') === (word === 'in')
  }
  const equality = /^\s*([^=!\s]+)\s*(!=|==?)\s*(.*?)\s*$/.exec(term)
  if (equality) {
    const [, name = '', sign, value] = equality
    return object => (read(object, name) === value) === (sign !== '!=')
  }
  const name = term.trim()
  return name.startsWith('!')
    ? object => read(object, name.slice(1)) === undefined
    : object => read(object, name) !== undefined
}

const labelOf = (object: KubeObject, name: string) => object.metadata.labels?.[name]

function fieldOf(object: KubeObject, name: string): string | undefined {
  let value: unknown = object
  for (const part of name.split('.')) value = (value as Record<string, unknown> | undefined)?.[part]
  return value === undefined ? undefined : String(value)
}
