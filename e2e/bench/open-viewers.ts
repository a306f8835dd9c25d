import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'

/** So many browsers at the board's stream: each reads whatever comes. Resolves when all have their first board. */
export async function openViewers(url: string, count: number): Promise<{ close: () => void }> {
  const requests = Array.from({ length: count }, () => http.get(`${url}/api/v1/stream`, { agent: false }))
  await Promise.all(requests.map(firstData))
  return { close: () => requests.forEach(request => void request.destroy()) }
}

async function firstData(request: http.ClientRequest): Promise<void> {
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (response?.statusCode !== 200) throw new Error(`The stream answered ${response?.statusCode}`)
  request.on('error', () => {}) // it is closed in the middle of its answer
  response.on('error', () => {})
  await once(response, 'data')
  response.resume()
}
