import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * A copy of this checkout as a clone and `npm ci` would make it: what git knows or would add, and node_modules, whose
 * files are hard links where the disk is the same. It lies outside: what scans folders upwards must not find us.
 */
export function makeFreshCheckout(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'instrument-cluster-'))
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { maxBuffer: 1e8 })
  for (const file of list.toString().split('\0')) {
    if (file !== '') cpSync(file, path.join(folder, file), { preserveTimestamps: true })
  }
  copyModules(folder)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Node's own copy knows no links, and takes a minute for these files. */
function copyModules(folder: string): void {
  try {
    execFileSync('cp', ['-al', 'node_modules', folder], { stdio: 'pipe' })
  } catch {
    rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true })
    execFileSync('cp', ['-R', 'node_modules', folder])
  }
  // What tools keep from earlier runs is no part of an installation.
  rmSync(path.join(folder, 'node_modules/.cache'), { recursive: true, force: true })
}
