import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/**
 * Breaks a connection with a reset. Node cannot reset through TLS, and one that is just saying goodbye libuv refuses to
 * reset, for which Node then waits for ever: both are destroyed.
 */
export function resetSocket(socket: Socket | null): void {
  if (socket instanceof TLSSocket || socket?.writableEnded) socket.destroy()
  else socket?.resetAndDestroy()
}
