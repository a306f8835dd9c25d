import { once } from 'node:events'
import net, { type Socket } from 'node:net'
import { resetSocket } from '../world/emulator/reset-socket'

/** The port by which an API is reached: it passes bytes both ways, and its connections can be reset or held up. */
export async function openFront(target: () => number) {
  const pairs = new Set<[Socket, Socket]>()
  const create = () =>
    net.createServer(client => {
      const server = net.connect(target(), '127.0.0.1')
      const pair: [Socket, Socket] = [client, server]
      pairs.add(pair)
      for (const [one, other] of [pair, [server, client] as const]) {
        one.pipe(other)
        one.on('error', () => resetSocket(other))
        one.once('close', () => {
          pairs.delete(pair)
          other.destroy()
        })
      }
    })
  const listen = async (port: number) => {
    const server = create().listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) resetSocket(socket)
  }

  let server: net.Server | null = await listen(0)
  const { port } = server.address() as net.AddressInfo
  return {
    port,
    cut,
    /** What the API sends on the connections of now stays here; new ones are well. */
    stall() {
      for (const [client, server] of pairs) server.unpipe(client).pause()
    },
    /** Nobody listens any more. */
    async close() {
      if (!server) return
      const closed = once(server, 'close')
      server.close()
      server = null
      cut()
      await closed
    },
    async reopen() {
      server ??= await listen(port)
    },
  }
}
