import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { pomOf } from './pom'

const run = promisify(execFile)
const HARNESS = path.join(import.meta.dirname, 'harness')
const CACHE = path.resolve('.data/flyway')
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'

/** A JVM that runs for a minute spends more on compiling well than it saves by it. */
const FRUGAL = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto']

export type Command = 'info' | 'validate' | 'migrate' | 'repair' | 'baseline'

/** What an engine answers to a command: the object that it writes as JSON, what it stopped with, and its lines. */
export type Answer = { result: unknown; error: string | null; lines: string[]; failed?: Failed }

/** What an engine knows of the statement that failed, apart from what it prints. */
export type Failed = { script?: string; line?: number; statement?: string; sqlState?: string }

/** Flyway itself, of one version, in a JVM that stays. */
export type RealFlyway = {
  /** Runs commands one after the other; `settings` under Flyway's names with `flyway.` before them, and the `script` that `split` cuts. */
  ask: (commands: (Command | 'split')[], settings: Record<string, string>) => Promise<Answer[]>
  /** Ends it in the middle of whatever it does. */
  kill: (signal: NodeJS.Signals) => void
  stop: () => Promise<void>
}

/** The tool that real Flyway needs and this machine lacks; null when nothing is missing. */
export function missingTool(): string | null {
  const tools = [['java', '-version'] as const, ['javac', '-version'] as const, ['mvn', '--version'] as const]
  return tools.find(([tool, flag]) => spawnSync(tool, [flag]).status !== 0)?.[0] ?? null
}

/** The arguments with which `java` starts the harness on Flyway of one version, fetched from Maven Central unless it is there. */
export async function javaArguments(version: string): Promise<string[]> {
  const folder = path.join(CACHE, version)
  await fetchJars(folder, version)
  const classPath = `${path.join(folder, 'lib')}/*`
  const classes = path.join(folder, 'classes')
  const sources = (await readdir(HARNESS)).filter(name => name.endsWith('.java'))
  await run('javac', ['-nowarn', '-cp', classPath, '-d', classes, ...sources.map(name => path.join(HARNESS, name))])
  return ['-cp', `${classes}:${classPath}`, 'Harness']
}

/** Starts Flyway of one version. */
export async function startRealFlyway(version: string, flags: string[] = FRUGAL): Promise<RealFlyway> {
  const call = [...flags, ...(await javaArguments(version))]
  const jvm = spawn('java', call, { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: jvm.stdout })[Symbol.asyncIterator]()
  return {
    async ask(commands, settings) {
      jvm.stdin.write(`${JSON.stringify({ commands: commands.join(','), ...settings })}\n`)
      const { value, done } = await answers.next()
      if (done) throw new Error(`the JVM of Flyway ${version} ended`)
      return JSON.parse(value) // the harness is ours
    },
    kill: signal => void jvm.kill(signal),
    async stop() {
      jvm.stdin.end()
      if (jvm.exitCode === null) await once(jvm, 'exit')
    },
  }
}

async function fetchJars(folder: string, version: string): Promise<void> {
  const jars = path.join(folder, 'lib')
  if (existsSync(jars)) return
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'pom.xml'), pomOf(version))
  const settings = path.join(HARNESS, 'settings.xml')
  // A folder that is only half filled never has the final name.
  await run('mvn', ['-q', '-B', '-s', settings, COPY, '-DoutputDirectory=fetched'], { cwd: folder })
  await rename(path.join(folder, 'fetched'), jars)
}
