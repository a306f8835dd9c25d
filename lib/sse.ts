const encoder = new TextEncoder()

/** Bytes that a viewer has not taken yet; past this it is let go, and its browser comes back for a fresh start. */
const MAX_QUEUED = 4 * 1024 * 1024

/** One event of a `text/event-stream`, encoded once for all who read it. */
export function encodeEvent(event: string, data: unknown, id?: string): Uint8Array {
  const head = id === undefined ? '' : `id: ${id}\n`
  // JSON has no line ends of its own, so one `data:` line is always enough.
  return encoder.encode(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}

export type EventSink = {
  send: (event: Uint8Array) => void
  /** Resolves once the viewer has taken what was sent, but for a little, or has gone. */
  taken: () => Promise<void>
  close: () => void
}

/**
 * Answers with a stream of events until the viewer leaves or the sink is closed. `start` begins the subscription and
 * returns its end. A viewer that does not read is closed, so that it costs neither memory nor the others.
 */
export function eventStream(signal: AbortSignal, start: (sink: EventSink) => () => void): Response {
  let end = () => {}
  let wake = () => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let stop: (() => void) | undefined
        let open = true
        end = () => {
          if (!open) return
          open = false
          wake()
          stop?.()
          signal.removeEventListener('abort', end)
          try {
            controller.close()
          } catch {
            // Already cancelled by the reader: there is nothing left to close.
          }
        }
        signal.addEventListener('abort', end)
        controller.enqueue(encoder.encode('retry: 2000\n\n'))
        const leave = start({
          send(event) {
            if (!open) return
            if ((controller.desiredSize ?? 0) < -MAX_QUEUED) end()
            else controller.enqueue(event)
          },
          taken: async () => {
            if (open && (controller.desiredSize ?? 0) <= 0) await new Promise<void>(resolve => (wake = resolve))
          },
          close: () => end(),
        })
        // The sink may have been closed while it was being started.
        if (open) stop = leave
        else leave()
        if (signal.aborted) end()
      },
      pull: () => wake(),
      cancel: () => end(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // nginx holds a stream back for ever without it.
      'x-accel-buffering': 'no',
    },
  })
}
