/** Where a location begins, and which files below it belong to it. */
export type LocationPattern = {
  /** The folder before the first wildcard. */
  root: string
  /** What a file of the location is called in the history; null for a file that does not belong to it. `path` starts from `root`. */
  scriptOf: (path: string) => string | null
}

const WILDCARD = /[*?]/

/**
 * Reads a location's path: `?` is one character, `*` at least one, `**` any number of folders (Location). A last part
 * with a dot in it means files; any other means folders, and the files in them are called after the path below it.
 */
export function parseLocation(path: string): LocationPattern {
  const parts = path.split('/')
  const first = parts.findIndex(part => WILDCARD.test(part))
  if (first < 0) return { root: path, scriptOf: file => file }
  const root = parts.slice(0, first).join('/')
  const wild = parts.slice(first).join('/').replace(/\/+$/, '').split('/')
  const [last = ''] = wild.slice(-1)
  const meansFiles = last !== '**' && last.includes('.')
  const pattern = new RegExp(`^${wild.map(patternOf).join('')}${meansFiles ? '' : '/(.*)'}$`, 's')
  return {
    root,
    scriptOf(file) {
      const found = pattern.exec(file)
      return found && (meansFiles ? file : (found[1] ?? ''))
    },
  }
}

/** `**` brings the slash after it along, so at the end of a location it asks for two and finds nothing. */
function patternOf(part: string, index: number, parts: string[]): string {
  const slash = index > 0 && parts[index - 1] !== '**' ? '/' : ''
  if (part === '**') return `${slash}(?:[^/]+/)*?`
  const literal = part.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return slash + literal.replaceAll('?', '[^/]').replaceAll('*', '[^/]+?')
}
