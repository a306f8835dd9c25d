import type { BoardConfig } from './config'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Whether a request with this Host header is meant for this board: loopback, the host of `board.url`, or one of
 * `board.hosts` (product.md §6). Ports do not count: a proxy or a port-forward changes them.
 */
export function allowedHost(host: string | null, board: Pick<BoardConfig, 'url' | 'hosts'>): boolean {
  const name = nameOf(host ?? '')
  if (name === '') return false
  const own = board.url === null ? [] : [new URL(board.url).host]
  return LOOPBACK.has(name) || [...own, ...board.hosts].some(allowed => nameOf(allowed) === name)
}

const nameOf = (host: string) => host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
