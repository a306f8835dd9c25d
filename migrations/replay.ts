import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** The version of a script's name as numbers, null for a repeatable one. */
function readVersion(file: string): number[] | null {
  const version = /^V(\d+(?:\.\d+)*)__/.exec(file)?.[1]
  return version === undefined ? null : version.split('.').map(Number)
}

function compareVersions(left: number[], right: number[]): number {
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The scripts of this folder in the order in which Flyway applies them to an empty database: versions as numbers, then repeatables by description. */
export function readScriptNames(): string[] {
  return readdirSync(import.meta.dirname)
    .filter(file => file.endsWith('.sql'))
    .sort((left, right) => {
      const [a, b] = [readVersion(left), readVersion(right)]
      if (a && b) return compareVersions(a, b)
      if (a || b) return a ? -1 : 1
      return left < right ? -1 : 1
    })
}

/** The text of a script of this folder. */
export function readScript(name: string): string {
  return readFileSync(path.join(import.meta.dirname, name), 'utf8')
}

/** Applies scripts as Flyway does on PostgreSQL: one connection, `public` first in the search path, one transaction for each script, as a role that is no superuser. */
export async function replay(url: string, scripts: string[], role: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const script of scripts) {
      await client.query(`BEGIN; SET ROLE "${role}"; SELECT set_config('search_path', 'public, "$user"', false)`)
      await client.query(readScript(script)).catch(async cause => {
        await client.query('ROLLBACK')
        throw Object.assign(new Error(`${script}: ${cause.message}`, { cause }), { code: cause.code })
      })
      await client.query('COMMIT')
    }
  } finally {
    await client.end()
  }
}
