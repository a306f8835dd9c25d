import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process that plays one container and tells the number of the container's process. */
const KUBELET = `
  import { startContainer } from ${JSON.stringify(path.resolve('e2e/world/kubelet/container'))}
  const [cwd = '', file = ''] = process.argv.slice(2)
  const { log } = startContainer({ file, args: [], cwd, env: {} })
  log.follow({ record: ({ text }) => console.log(text.toString()), end() {} })
`

const exists = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a container dies with its kubelet, also when that is killed without a word', async () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'life-line-'))
  const [kubelet, container] = ['kubelet.ts', 'container.ts'].map(name => path.join(cwd, name)) as [string, string]
  writeFileSync(kubelet, KUBELET)
  writeFileSync(container, 'console.log(process.pid); setInterval(() => {}, 1000)')
  const child = spawn(process.execPath, ['--import', 'tsx', kubelet, cwd, container], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  const pid = Number(line)
  assert.ok(exists(pid))
  child.kill('SIGKILL')
  while (exists(pid)) await sleep(20)
  rmSync(cwd, { recursive: true })
})
