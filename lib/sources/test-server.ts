import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** A server on loopback that does with each connection what the test says; `stop` ends it and them. */
export async function listen(
  answer: (socket: Socket) => void,
): Promise<{ port: number; opened: () => number; open: () => number; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  let opened = 0
  const server = createServer(socket => {
    opened++
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    answer(socket)
    // A socket that nobody reads never tells that the other side has closed it.
    socket.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { port, opened: () => opened, open: () => sockets.size, stop }
}
