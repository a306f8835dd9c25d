import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../system-error'

/** Everything that `next build` reads. */
const INPUTS = [
  'app',
  'lib',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

export const NEXT = createRequire(path.resolve('package.json')).resolve('next/dist/bin/next')

/** Builds the pages when sources or lock file are not those of the last build; two starts at once build only once. */
export async function buildWhenNeeded(log: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const hash = hashOfSources()
  if (isBuilt(hash)) return
  const unlock = await lock(signal)
  try {
    if (isBuilt(hash)) return
    log('building the pages (once for these sources, 15 to 60 s)')
    // A build that does not end leaves neither the old pages nor new ones.
    rmSync(STAMP, { force: true })
    await build(signal)
    writeFileSync(STAMP, hash)
  } finally {
    unlock()
  }
}

/** Of which sources `.next` was built. */
const STAMP = '.next/sources.sha256'

const isBuilt = (hash: string) =>
  existsSync('.next/BUILD_ID') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap(filesOf).sort()) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(input: string): string[] {
  if (!existsSync(input)) return []
  if (statSync(input).isFile()) return [input]
  return readdirSync(input, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(input, name))
    .filter(file => !file.endsWith('.test.ts') && statSync(file).isFile())
}

function build(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    const child = spawn(process.execPath, [NEXT, 'build'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += data))
    child.once('error', reject)
    child.once('exit', code =>
      code === 0 ? resolve() : reject(new Error(`next build ended with ${code}:\n${output}`)),
    )
  })
}

async function lock(signal?: AbortSignal): Promise<() => void> {
  const folder = '.data/build.lock'
  mkdirSync('.data', { recursive: true })
  for (;;) {
    try {
      mkdirSync(folder)
      writeFileSync(path.join(folder, 'pid'), String(process.pid))
      return () => rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      if (!isHeld(folder)) rmSync(folder, { recursive: true, force: true })
      await sleep(200, undefined, { signal })
    }
  }
}

/** A lock whose process is gone is nobody's; one without a number yet was taken this moment. */
function isHeld(folder: string): boolean {
  const file = path.join(folder, 'pid')
  if (!existsSync(file)) return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 5_000
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}
