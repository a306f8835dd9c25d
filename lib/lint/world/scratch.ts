import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { absent, MAJORS } from '../../embedded-postgres/binaries'
import { startEmbeddedPostgres } from '../../embedded-postgres/start'

/** A database that nobody needs, and a folder beside it. */
export type Scratch = { url: string; folder: string }

/** Why this release cannot be had here; null when it can. */
export function problemOfRelease(major: number): string | null {
  const known = MAJORS.find(each => each === major)
  if (known === undefined) return `PostgreSQL ${major} is none of ${MAJORS.join(', ')}`
  return absent(known) || null
}

/**
 * Does work with an empty PostgreSQL of its own, which is gone afterwards, also when the signal ends it: roles of an earlier
 * run would be there, too.
 */
export async function withScratch<T>(
  major: number,
  signal: AbortSignal,
  work: (scratch: Scratch) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), 'lint-'))
  try {
    const release = MAJORS.find(each => each === major)
    const postgres = await startEmbeddedPostgres({ dir, major: release, databases: [DATABASE] })
    try {
      return await Promise.race([
        work({ url: postgres.url(DATABASE), folder: path.join(dir, 'scripts') }),
        ended(signal),
      ])
    } finally {
      await postgres.stop()
    }
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Rejects when the signal ends the work. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

const DATABASE = 'scratch'
