import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createContainerLog } from '../emulator/container-log'
import type { Container } from './container'

/** A container without a process: it writes its lines, works for so many milliseconds, and exits. */
export function playContainer(lines: string[], exitCode: number, works = 10): Container {
  const log = createContainerLog()
  log.writer().write(lines.map(line => `${line}\n`).join(''))
  const killed = new AbortController()
  const exit = sleep(works, exitCode, { signal: killed.signal })
    .catch(() => 143)
    .finally(() => log.end())
  return {
    id: `containerd://${randomBytes(32).toString('hex')}`,
    log,
    startedAt: new Date(),
    exit,
    kill: () => killed.abort(),
  }
}
