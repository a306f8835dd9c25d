import { median } from './percentile'
import type { Row } from './row'

const REQUESTS = 40

/** The server's whole HTML of `/`, which paints without any script: from the request to its last byte. */
export async function measureFirstPaint(url: string): Promise<Row> {
  const times: number[] = []
  for (let index = 0; index <= REQUESTS; index++) {
    const start = performance.now()
    const response = await fetch(url)
    const html = await response.text()
    if (!response.ok || !html.endsWith('</html>')) throw new Error(`/ answered ${response.status}, not whole`)
    if (index > 0) times.push(performance.now() - start)
  }
  const note = `median of ${REQUESTS} requests, one after the other`
  return { name: 'first paint: HTML of /', figure: median(times), unit: 'ms', bound: 200, note }
}
