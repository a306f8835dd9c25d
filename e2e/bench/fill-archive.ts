import pg from 'pg'
import { cutChunks, encodeChunk } from '../../lib/archive/chunk'
import { SCHEMA } from '../../lib/archive/migrate-archive'
import { createRunLog, type StoredLine } from '../../lib/archive/run-log'
import { anAttempt } from '../../lib/archive/test-archive'
import { writeRun } from '../../lib/archive/write-run'
import { aLogLine } from './a-flyway-log'

const AT_ONCE = 20_000
/** Unlike any other line. */
const ERROR = 'ERROR: Migration of schema "atp" to version "1201 - media" failed! Changes successfully rolled back.'

export type FilledRun = { id: string; lines: number; firstError: number; bytes: number; storedBytes: number }

/** Stores a failed run of so many lines in a board's archive, beside the board that writes it; four fifths in, an error stands in it. */
export async function fillArchive(url: string, environment: string, lines: number): Promise<FilledRun> {
  const attempt = anAttempt({ state: 'failed', exitCode: 1, finishedAt: '2026-11-24T09:10:00Z', podUid: `of-${lines}` })
  const id = `of-${lines}.${attempt.container}.0`
  const firstError = lines * 0.8 + 1
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`SET search_path TO ${SCHEMA}`)
  const log = createRunLog({ bytes: 8 << 20, unstored: null })
  let storedBytes = 0
  try {
    for (let first = 1; first <= lines; first += AT_ONCE) {
      const before = log.facts().bytes
      log.append(Array.from({ length: AT_ONCE }, (_, i) => ({ ...lineOf(first + i, firstError), masked: 0 })))
      if (first + AT_ONCE > lines) log.complete('complete')
      const chunks = await encode(log.after(first - 1), before)
      for (const { texts, times } of chunks) storedBytes += texts.length + times.length
      const facts = log.facts()
      const written = { facts, openedAt: attempt.startedAt ?? '', lastTime: facts.lastLine?.time ?? null, storedBytes }
      await writeRun(client, environment, { ...attempt, id }, { log: { ...written, chunks }, events: [] })
    }
  } finally {
    await client.end()
  }
  return { id, lines, firstError, bytes: log.facts().bytes, storedBytes }
}

const lineOf = (n: number, error: number) => (n === error ? { ...aLogLine(n), text: ERROR } : aLogLine(n))

async function encode(lines: readonly StoredLine[], start: number) {
  const groups = cutChunks(lines)
  let firstByte = start
  return (await Promise.all(groups.map(encodeChunk))).map((chunk, index) => {
    const group = groups[index]
    const written = { ...chunk, firstByte, firstTime: group?.[0]?.time ?? null, lastTime: group?.at(-1)?.time ?? null }
    firstByte += chunk.bytes
    return written
  })
}
