/** A line without its line feed; `left` counts the bytes beyond the most that is kept. */
export type RawLine = { bytes: Buffer; left: number }

/** Cuts a stream of bytes into lines, wherever its chunks end, and never holds more than `most` bytes of one line. */
export type LineSplitter = {
  push: (chunk: Buffer) => RawLine[]
  /** The same with all lines but the one that was begun before still together, each with its line feed. */
  cut: (chunk: Buffer) => { begun: RawLine | null; whole: Buffer }
  /** What came after the last line feed. */
  rest: () => RawLine | null
}

const LINE_FEED = 10

/** Starts a splitter. A line longer than `most` is kept up to there. */
export function splitLines(most: number): LineSplitter {
  let pieces: Buffer[] = []
  let kept = 0
  let left = 0

  const add = (piece: Buffer) => {
    const room = most - kept
    if (piece.length > room) left += piece.length - Math.max(0, room)
    if (room <= 0 || piece.length === 0) return
    pieces.push(piece.length > room ? piece.subarray(0, room) : piece)
    kept += Math.min(piece.length, room)
  }

  const take = (): RawLine => {
    const line = { bytes: pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces), left }
    pieces = []
    kept = 0
    left = 0
    return line
  }

  const push = (chunk: Buffer) => {
    const lines: RawLine[] = []
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end))
      lines.push(take())
      start = end + 1
    }
    add(chunk.subarray(start))
    return lines
  }

  return {
    push,
    cut(chunk) {
      const start = kept + left > 0 ? chunk.indexOf(LINE_FEED) + 1 : 0
      const end = chunk.lastIndexOf(LINE_FEED) + 1
      const [begun = null] = push(chunk.subarray(0, start))
      add(chunk.subarray(end))
      return { begun, whole: chunk.subarray(start, end) }
    },
    rest: () => (kept + left > 0 ? take() : null),
  }
}
