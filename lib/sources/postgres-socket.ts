import { Socket } from 'node:net'
import { GarbageError } from './garbage-error'

/** The first byte of an answer: authentication, error, notice, version – or, to a wish for TLS, yes and no. */
const FIRST_BYTES = new Set(Buffer.from('RENvS'))

/**
 * A socket for the driver that ends when the first answer cannot be PostgreSQL's. The driver alone takes the start of
 * an HTTP answer for the head of a message of half a gigabyte, and waits for the rest.
 */
export function openPostgresSocket(): Socket {
  const socket = new Socket()
  socket.once('data', answer => {
    const [first] = answer
    const isTlsAnswer = answer.length === 1
    const fits = first !== undefined && FIRST_BYTES.has(first) && (isTlsAnswer || first !== 0x53)
    if (!fits) socket.destroy(new GarbageError('The first byte of the answer is not one of PostgreSQL'))
  })
  return socket
}
