import http, { type IncomingMessage } from 'node:http'

/** Somebody who watches a log as a browser does, or has its stream open and never takes a byte of it. */
export async function openViewer(url: string, { reads = true }: { reads?: boolean } = {}) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    http.get(url, { agent: false }, resolve).on('error', reject)
  })
  let last = 0
  let held = ''
  if (reads) {
    answer.setEncoding('utf8').on('data', (chunk: string) => {
      const events = (held + chunk).split('\n\n')
      held = events.pop() ?? ''
      for (const event of events) last = Number(/^id: (\d+)$/m.exec(event)?.[1] ?? last)
    })
  } else answer.pause()
  return {
    /** The number of the last line that came. */
    lines: () => last,
    close: () => answer.destroy(),
  }
}
