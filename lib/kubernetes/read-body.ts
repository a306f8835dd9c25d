import type { IncomingMessage } from 'node:http'
import { SourceError } from '../errors'
import { SilenceError } from './transport-error'

/** Reads an answer whole, up to `most` bytes, and gives up after `silence` ms without a byte. */
export async function readBody(
  answer: IncomingMessage,
  { silence, most }: { silence: number; most: number },
): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  const late = setTimeout(() => answer.destroy(new SilenceError('the answer stopped')), silence)
  try {
    for await (const chunk of answer) {
      late.refresh()
      chunks.push(chunk)
      size += chunk.length
      if (size > most) throw new SourceError('kubernetes', 'garbage', 'an answer too large to be one')
    }
  } catch (cause) {
    if (cause instanceof SilenceError || cause instanceof SourceError) throw cause
    // A head and half an answer: something is there, but nothing that can be understood.
    throw new SourceError('kubernetes', 'garbage', 'the answer broke off', cause)
  } finally {
    clearTimeout(late)
  }
  return Buffer.concat(chunks).toString('utf8')
}
