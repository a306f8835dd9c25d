import type { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'

/**
 * A stream in larger pieces: what has come by the next turn of the event loop is taken as one, for the API sends a fast
 * log in many small ones. What came before a stream broke is handed over before its error is thrown: a stream that is cut
 * again and again would else bring nothing new. While a piece is in use the stream waits.
 */
export async function* gather(stream: Readable): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let over = false
  let broken: Error | null = null
  let wake = () => {}
  const end = (error: Error | null) => {
    if (!over) broken = error
    over = true
    wake()
  }
  stream.on('data', piece => {
    pieces.push(piece)
    wake()
  })
  stream.once('end', () => end(null))
  stream.on('error', end)
  stream.once('close', () => end(new Error('the stream was cut')))
  for (;;) {
    if (pieces.length === 0) {
      if (broken) throw broken
      if (over) return
      await new Promise<void>(resolve => (wake = resolve))
      continue
    }
    await turn()
    const piece = Buffer.concat(pieces)
    pieces = []
    stream.pause()
    yield piece
    stream.resume()
  }
}
