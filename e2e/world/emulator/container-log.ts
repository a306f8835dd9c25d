/** One record of a container's log file: a line, or a part of one that is longer than the runtime's 16 KiB. */
export type LogRecord = { time: string; text: Buffer; full: boolean }

export type ContainerLog = ReturnType<typeof createContainerLog>

/** The runtime cuts lines at this many bytes into partial records. */
const LONGEST = 16_384

/**
 * The log of one attempt as a container runtime keeps it: bytes in, stamped records out, to any number of followers.
 * `past` are records of before; `ahead` is by how many milliseconds its node's clock is.
 */
export function createContainerLog(past: LogRecord[] = [], ahead = 0) {
  const records = [...past]
  const followers = new Set<{ record: (record: LogRecord) => void; end: () => void }>()
  let ended = false

  const add = (text: Buffer, full: boolean) => {
    const record = { time: stamp(ahead), text, full }
    records.push(record)
    for (const follower of followers) follower.record(record)
  }

  const lose = () => {
    for (const follower of followers) follower.end()
    followers.clear()
  }

  return {
    records,
    get ended() {
      return ended
    },
    /** A stream (standard output or error) whose bytes become records at each newline. */
    writer() {
      let held = Buffer.alloc(0)
      return {
        write(data: Buffer | string) {
          held = Buffer.concat([held, Buffer.from(data)])
          for (;;) {
            const newline = held.indexOf(10)
            if (newline >= 0 && newline <= LONGEST) {
              add(held.subarray(0, newline), true)
              held = held.subarray(newline + 1)
            } else if (held.length > LONGEST) {
              add(held.subarray(0, LONGEST), false)
              held = held.subarray(LONGEST)
            } else return
          }
        },
        /** A last line without a newline stays one. */
        close() {
          if (held.length > 0) add(held, false)
          held = Buffer.alloc(0)
        },
      }
    },
    /** The file is rotated: who follows goes on, who begins to read finds nothing of before. */
    rotate() {
      records.length = 0
    },
    /** The attempt is over: followers get their end. */
    end() {
      ended = true
      lose()
    },
    /** The node is lost for a moment: followers get their end, the attempt goes on. */
    lose,
    follow(follower: { record: (record: LogRecord) => void; end: () => void }): () => void {
      followers.add(follower)
      return () => void followers.delete(follower)
    },
  }
}

let latest = 0n

/** RFC 3339 with nine digits, thirty characters, never the same twice. */
function stamp(ahead: number): string {
  const now = BigInt(Date.now()) * 1_000_000n + (process.hrtime.bigint() % 1_000_000n)
  latest = now > latest ? now : latest + 1n
  const there = latest + BigInt(ahead) * 1_000_000n
  const seconds = new Date(Number(there / 1_000_000n)).toISOString().slice(0, 19)
  return `${seconds}.${String(there % 1_000_000_000n).padStart(9, '0')}Z`
}
