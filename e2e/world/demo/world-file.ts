import { readFileSync, writeFileSync } from 'node:fs'
import { ENVIRONMENTS, type EnvironmentName } from '../environments'
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
    databases: each(name => ({ owner: databases.ownerUrl(name), board: databases.boardUrl(name) })),
    scripts: each(name => environments[name].scripts.folder),
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
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const each = <T>(make: (name: EnvironmentName) => T) =>
  Object.fromEntries(ENVIRONMENTS.map(name => [name, make(name)])) as Record<EnvironmentName, T>
