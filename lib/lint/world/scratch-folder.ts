import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Script } from '../script'
import { onceEach } from '../text/sequence'
import { lex } from '../text/tokens'

/**
 * Writes scripts so that one small mistake, which is told already, does not hide all that comes after it: as UTF-8, each
 * version once, lines of psql left empty.
 */
export async function writeScratchFolder(folder: string, scripts: readonly Script[]): Promise<void> {
  for (const script of onceEach(scripts)) {
    await mkdir(path.dirname(path.join(folder, script.path)), { recursive: true })
    await writeFile(path.join(folder, script.path), lex(script.text).text)
    if (script.conf !== null) await writeConf(folder, script, script.conf)
  }
}

/** Says of a script that it runs outside of a transaction. */
export async function runOutside(folder: string, { path: file, conf }: Script): Promise<void> {
  const kept = (conf ?? '').split(/\r?\n/).filter(line => !/^\s*executeInTransaction\b/.test(line))
  await writeConf(folder, { path: file }, [...kept, 'executeInTransaction=false', ''].join('\n'))
}

/** The text is UTF-8 by now, whatever it was. */
function writeConf(folder: string, { path: file }: Pick<Script, 'path'>, conf: string): Promise<void> {
  const kept = conf.split(/\r?\n/).filter(line => !/^\s*encoding\b/.test(line))
  return writeFile(path.join(folder, `${file}.conf`), kept.join('\n'))
}
