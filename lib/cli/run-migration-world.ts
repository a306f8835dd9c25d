import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'

export const TREE = path.resolve(import.meta.dirname, '../..')

/** What the script itself calls; no flyway, docker, java or mvn of this machine is among them. */
const TOOLS = ['sh', 'dirname', 'sed', 'tr', 'sort', 'head', 'env', 'cat']

export type Called = { args: string[]; env: Record<string, string>; cwd: string }

/** For tests: a copy of run-migration.sh in a folder, and a PATH with nothing but its tools and stand-ins. */
export function standInWorld(folder: string) {
  const bin = path.join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  copyFileSync(path.join(TREE, 'run-migration.sh'), path.join(folder, 'run-migration.sh'))
  for (const tool of TOOLS) symlinkSync(whereIs(tool), path.join(bin, tool))
  symlinkSync(process.execPath, path.join(bin, 'node'))
  const write = (name: string, script: string) => {
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`)
    chmodSync(path.join(bin, name), 0o755)
  }
  return {
    bin,
    script: path.join(folder, 'run-migration.sh'),
    write,
    /** Writes a program that keeps how it was called, and ends with `code`. `quiet`: first arguments that it just accepts. */
    record: (name: string, code = 0, quiet = '-') =>
      write(
        name,
        `case $1 in ${quiet}) exit 0 ;; esac
printf '%s\\0' "$@" >'${folder}/${name}.args'; pwd >'${folder}/${name}.cwd'; env -0 >'${folder}/${name}.env'; exit ${code}`,
      ),
    called(name: string): Called | null {
      const read = (what: string) => readFileSync(path.join(folder, `${name}.${what}`), 'utf8')
      if (!existsSync(path.join(folder, `${name}.args`))) return null
      const env = read('env').split('\0').filter(Boolean)
      const pairs = env.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
      return { args: read('args').split('\0').slice(0, -1), env: Object.fromEntries(pairs), cwd: read('cwd').trim() }
    },
  }
}

function whereIs(tool: string): string {
  const found = (process.env.PATH ?? '')
    .split(':')
    .map(folder => path.join(folder, tool))
    .find(existsSync)
  if (!found) throw new Error(`${tool} is not on PATH`)
  return found
}

export type Ended = { code: number | null; out: string; err: string }

/** Runs a program to its end; the environment is this one alone. */
export async function run(file: string, args: string[], cwd: string, env: Record<string, string>): Promise<Ended> {
  // Next's types want NODE_ENV in every environment.
  const child = spawn(file, args, { cwd, env: env as unknown as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  return { code, out, err }
}
