/** A signal that follows another one and can also be aborted alone. `release` lets go of the other one. */
export type LinkedSignal = { signal: AbortSignal; abort: (reason?: unknown) => void; release: () => void }

/** Links a short work to a signal that outlives it; `AbortSignal.any` would leave something behind at each of them. */
export function linkSignal(outer: AbortSignal): LinkedSignal {
  const inner = new AbortController()
  const follow = () => inner.abort(outer.reason)
  if (outer.aborted) follow()
  outer.addEventListener('abort', follow, { once: true })
  return {
    signal: inner.signal,
    abort: reason => inner.abort(reason),
    release: () => outer.removeEventListener('abort', follow),
  }
}
