import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from '../system-error'

const PAUSE = 100
const PATIENCE = 60_000
/** Locks of this very process: its number alone does not tell it from a process of an earlier life of the machine. */
const held = new Set<string>()

/** Whether there is a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** Takes the lock away from a process that is gone; what was taken by mistake, in a race, is put back. */
async function takeOver(file: string, mine: string): Promise<void> {
  const owner = Number(await readFile(file, 'utf8').catch(() => ''))
  if (!owner || (owner === process.pid ? held.has(file) : isAlive(owner))) return
  const taken = `${mine}.taken`
  const moved = await rename(file, taken).then(
    () => true,
    () => false,
  )
  if (!moved) return
  if (Number(await readFile(taken, 'utf8')) !== owner) await link(taken, file).catch(() => {})
  await rm(taken, { force: true })
}

/** Does work in a folder while no other process or call does; the lock of a process that is gone is taken over. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, 'lock')
  const mine = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  // A link appears whole, with its content: no moment at which a lock has no owner.
  await writeFile(mine, String(process.pid))
  try {
    for (let waited = 0; ; waited += PAUSE) {
      const taken = await link(mine, file).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error
          return false
        },
      )
      if (taken) break
      if (waited > PATIENCE) throw new Error(`${file} is held by another process; remove it if that one is gone`)
      await takeOver(file, mine)
      await wait(PAUSE)
    }
  } finally {
    await rm(mine, { force: true })
  }
  held.add(file)
  try {
    return await work()
  } finally {
    held.delete(file)
    await rm(file, { force: true })
  }
}
