import { readFileSync, writeFileSync } from 'node:fs'
import { codeOf } from '../../../lib/system-error'
import { byEnvironment, type EnvironmentName } from '../environments'
import type { World } from '../world'

export type WorldFile = {
  pid: number
  board: string
  databases: Record<EnvironmentName, { owner: string; board: string }>
  scripts: Record<EnvironmentName, string>
  kubeconfig: string
  config: string
  control: { url: string; token: string }
}

/** Writes where everything of a running demo is; only its user may read it, for it holds passwords. */
export function writeWorldFile(
  file: string,
  world: World,
  { board, control }: Pick<WorldFile, 'board' | 'control'>,
): void {
  const { databases, environments, kubeconfig, config } = world
  const content: WorldFile = {
    pid: process.pid,
    board,
    databases: byEnvironment(name => ({ owner: databases.ownerUrl(name), board: databases.boardUrl(name) })),
    scripts: byEnvironment(name => environments[name].scripts.folder),
    kubeconfig,
    config,
    control,
  }
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}

/** The running demo of this folder; null when there is none. */
export function readWorldFile(file: string): WorldFile | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
