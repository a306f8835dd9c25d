import type { LogLine } from '../lib/board/answers'
import { seededRandom } from '../lib/kubernetes/seeded-random'
import { keepTalking, talk } from './keep-talking'
import { expect, worldTest as test } from './test'
import { SITUATIONS } from './world/story/situations'

/** Whoever reads a log as a stream may be cut off anywhere, and goes on at the last event that came whole. */

const TALKATIVE = talk(
  100,
  number => `FOR line IN ${number * 20 - 19}..${number * 20} LOOP
    RAISE NOTICE 'line % %', line, repeat('ö', line % 40);
  END LOOP;`,
)

type Read = { lines: LogLine[]; last: string | null; ended: boolean }

/** Reads a stream from an event on, up to so many bytes of it; an event that is cut is none, as for a browser. */
async function readStream(url: string, last: string | null, bytes: number): Promise<Read> {
  const stop = new AbortController()
  const headers: Record<string, string> = last === null ? {} : { 'last-event-id': last }
  const response = await fetch(url, { headers, signal: stop.signal })
  const read: Read = { lines: [], last, ended: false }
  let [held, taken] = ['', 0]
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    held += chunk.slice(0, bytes - taken)
    taken += chunk.length
    for (let end = held.indexOf('\n\n'); end !== -1; end = held.indexOf('\n\n')) {
      const fields = Object.fromEntries(
        held
          .slice(0, end)
          .split('\n')
          .map(line => line.split(/: (.*)/s)),
      )
      held = held.slice(end + 2)
      if (fields.event === 'lines') read.lines.push(...JSON.parse(fields.data).lines)
      if (fields.event === 'end') read.ended = true
      read.last = fields.id ?? read.last
    }
    if (taken >= bytes || read.ended) break
  }
  stop.abort()
  return read
}

const seed = Date.now() % 100_000

test('a stream that is cut anywhere goes on without a gap or a double, live and from the archive', async ({
  world,
  board,
  read,
}) => {
  await SITUATIONS.calm.prepare(world)
  process.stdout.write(`seed ${seed}\n`)
  const next = seededRandom(seed)
  /** All lines, over as many connections as it takes. */
  const readAll = async (url: string) => {
    const lines: LogLine[] = []
    let [last, ended, connections] = [null as string | null, false, 0]
    for (; !ended; connections++) {
      // Sometimes not even the first event comes whole.
      const part = await readStream(url, last, 200 + Math.floor(next() * 20_000 * (1 + connections / 10)))
      lines.push(...part.lines)
      ;({ last, ended } = part)
    }
    return { lines, connections }
  }
  const stopTalking = await keepTalking(world)
  world.environments.dev.scripts.push('V25__talk.sql', TALKATIVE)
  const pod = await world.rollOut('dev')
  await expect.poll(async () => (await read('dev')).run?.state).toBe('running')
  const id = encodeURIComponent((await read('dev')).run?.id ?? '')
  const stream = `${board.url}/api/v1/runs/${id}/log/stream`
  const live = await readAll(stream)
  await stopTalking()
  expect(await pod.ready).toBe(true)
  await expect.poll(async () => (await read('dev')).run?.log.completeness).toBe('complete')
  const archived = await readAll(stream)
  expect(Math.min(live.connections, archived.connections)).toBeGreaterThan(5)

  const text = await (await fetch(`${board.url}/api/v1/runs/${id}/log`)).text()
  expect(text.match(/DB: line /g)).toHaveLength(2_000)
  for (const { lines } of [live, archived]) {
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1))
    expect(lines.map(line => `${line.text}\n`).join('')).toBe(text)
  }
  expect((await readStream(stream, String(archived.lines.length), 1e6)).lines).toEqual([])
})
