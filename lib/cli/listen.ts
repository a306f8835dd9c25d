import type { BoardConfig } from '../config'

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/

/** Where the board listens by `PORT` and `HOST`, or why it does not: beyond loopback only when that was allowed. */
export function listenPlace(
  env: Record<string, string | undefined>,
  access: BoardConfig['access'],
): { host: string; port: number } | { message: string } {
  const host = env.HOST || '127.0.0.1'
  const port = env.PORT || '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    return { message: `PORT is ${JSON.stringify(port)}; it must be a number from 1 to 65535.` }
  }
  if (LOOPBACK.test(host) || access === 'public') return { host, port: Number(port) }
  return {
    message:
      `HOST=${host} would open the board to the network, and no sign-in is configured. ` +
      'Set `board.access: public` in the configuration to allow that, or leave HOST at 127.0.0.1.',
  }
}

/** The address for a browser on this machine. */
export function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
