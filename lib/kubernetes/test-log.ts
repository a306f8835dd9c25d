import type { IncomingMessage, ServerResponse } from 'node:http'

export type Cut = { after: number; how: 'reset' | 'end' }

/** The log of one attempt as a kubelet serves it: stamps, whole-second `sinceTime`, follow, and cuts on command. */
export type TestLog = {
  write: (stamp: string, text: string) => void
  /** Bytes as they are, such as a last line without a line feed. */
  writeRaw: (stamp: string, bytes: Buffer | string) => void
  end: () => void
  answer: (request: { url: URL; raw: IncomingMessage }, response: ServerResponse) => void
  /** Forgets what is there, as a rotation does. */
  rotate: () => void
}

/** `cut` is asked at the start of each response where it shall break. */
export function createTestLog(cut: () => Cut | null = () => null): TestLog {
  let records: { at: number; bytes: Buffer }[] = []
  const followers = new Set<{ send: (bytes: Buffer) => void; end: () => void }>()
  let ended = false

  const writeRaw = (stamp: string, raw: Buffer | string) => {
    const record = { at: Date.parse(stamp), bytes: Buffer.concat([Buffer.from(`${stamp} `), Buffer.from(raw)]) }
    records.push(record)
    for (const follower of followers) follower.send(record.bytes)
  }

  return {
    writeRaw,
    write: (stamp, text) => writeRaw(stamp, `${text}\n`),
    rotate() {
      records = []
    },
    end() {
      ended = true
      for (const follower of followers) follower.end()
      followers.clear()
    },
    answer({ url }, response) {
      const since = url.searchParams.get('sinceTime')
      const from = since ? Math.floor(Date.parse(since) / 1_000) * 1_000 : Number.NEGATIVE_INFINITY
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.flushHeaders()
      const sink = cuttable(response, cut())
      const there = records.filter(record => record.at >= from).map(record => record.bytes)
      sink.send(Buffer.concat(there))
      if (ended || !url.searchParams.get('follow')) return sink.end()
      followers.add(sink)
      response.once('close', () => followers.delete(sink))
    },
  }
}

function cuttable(response: ServerResponse, cut: Cut | null) {
  let left = cut?.after ?? Number.POSITIVE_INFINITY
  return {
    send(bytes: Buffer) {
      if (left <= 0) return
      const part = left < bytes.length ? bytes.subarray(0, left) : bytes
      left -= bytes.length
      if (part.length > 0) response.write(part)
      if (left > 0) return
      if (cut?.how === 'end') response.end()
      // What was written before must leave first.
      else setTimeout(() => response.socket?.resetAndDestroy(), 2)
    },
    end: () => left > 0 && response.end(),
  }
}
