import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { codeOf } from '../../../lib/system-error'

/** Where the demo says where everything is, unless another demo is running. */
export const WORLD_FILE = '.data/demo/world.json'

const PARENT = path.dirname(path.dirname(WORLD_FILE))
const NAME = path.basename(path.dirname(WORLD_FILE))

/** A folder for one demo: what ended ones left is removed; while another one runs, the next free name is taken. */
export function claimFolder(): { folder: string; others: number; release: () => void } {
  mkdirSync(PARENT, { recursive: true })
  for (const name of readdirSync(PARENT).filter(name => name === NAME || name.startsWith(`${NAME}-`))) {
    if (!isRunning(path.join(PARENT, name))) remove(path.join(PARENT, name))
  }
  for (let others = 0; ; others++) {
    const folder = path.join(PARENT, others === 0 ? NAME : `${NAME}-${others + 1}`)
    if (existsSync(folder)) continue
    mkdirSync(folder, { mode: 0o711 })
    writeFileSync(path.join(folder, 'pid'), String(process.pid))
    return { folder, others, release: () => remove(folder) }
  }
}

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

function isRunning(folder: string): boolean {
  const file = path.join(folder, 'pid')
  if (!existsSync(file)) return false
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM' // somebody else's, but running
  }
}
