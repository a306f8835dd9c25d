import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readConfig } from '../config'

/** For tests: reads a configuration from a folder of its own, with these variables and files beside it. */
export function readFile(yaml: string, env: Record<string, string> = {}, files: Record<string, string> = {}) {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'instrument-cluster-config-'))
  try {
    for (const [name, content] of Object.entries({ ...files, 'instrument-cluster.yaml': yaml }))
      writeFileSync(path.join(cwd, name), content)
    return { cwd, ...readConfig({ env, cwd }) }
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

/** For tests: the lines of the message, without the file's name; none when the file is in order. */
export function mistakesIn(yaml: string, env: Record<string, string> = {}): string[] {
  const read = readFile(yaml, env)
  if (!('message' in read)) return []
  return read.message
    .split('\n')
    .slice(1)
    .map(line => line.trim().replace(/^instrument-cluster\.yaml:/, ''))
}
