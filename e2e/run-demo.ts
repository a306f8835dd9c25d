import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Demo = Awaited<ReturnType<typeof runDemo>>

type Start = { folder: string; port: number; user?: { uid: number; gid: number }; env?: Record<string, string> }

/** Runs `npm run demo` in a checkout, as a person would, and resolves when it says `ready`. */
export async function runDemo({ folder, port, user, env }: Start) {
  const child = spawn('npm', ['run', 'demo'], {
    cwd: folder,
    ...user,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal makes one: so all that it starts can be found, and ended if it must be.
    detached: true,
  })
  const group = child.pid as number
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const lines: string[] = []
  const ready = untilReady(child, lines)
  const early = ended.then(code => {
    throw new Error(`npm run demo ended with ${code}:\n${lines.join('\n')}`)
  })
  early.catch(() => {}) // once it is ready, its end is another's matter
  const url = await Promise.race([ready, early])
  return { url, lines, group, ended }
}

function untilReady({ stdout, stderr }: ChildProcess, lines: string[]): Promise<string> {
  return new Promise(resolve => {
    for (const stream of [stdout, stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', line => {
        lines.push(line)
        const [, url] = /^ready (http:\S+)/.exec(line) ?? []
        if (url) resolve(url)
      })
    }
  })
}
