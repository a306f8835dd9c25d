import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'

export type FakeServer = { port: number; stop: () => Promise<void> }

/** A server that takes every connection and says what it is told to, or nothing at all. */
export async function startFakeServer(says: string | null): Promise<FakeServer> {
  const sockets = new Set<Socket>()
  const server = net.createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
    if (says !== null) socket.once('data', () => socket.end(says))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
