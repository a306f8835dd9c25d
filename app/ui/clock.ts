/*
 * One timer for every age on the page, by the server's clock: a laptop that is five minutes off would otherwise show
 * ages that nobody measured. It rests while nobody looks.
 */

let offset = 0
let now = 0
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Told of the server's time whenever it says it. */
export function setServerTime(iso: string): void {
  offset = Date.parse(iso) - Date.now()
}

/** The server's time in ms, this very moment. */
export const serverTime = () => Date.now() + offset

/** The server's time in ms, as of the last tick: all ages of one picture are of one moment. */
export const currentTime = () => now

/** Calls the listener once a second while the page can be seen. */
export function watchTime(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', tick)
    tick()
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    document.removeEventListener('visibilitychange', tick)
    clearTimeout(timer)
  }
}

function tick(): void {
  clearTimeout(timer)
  if (document.hidden) return
  now = serverTime()
  // On the second, so that the clock of the verdict never skips one.
  timer = setTimeout(tick, 1_000 - (now % 1_000))
  for (const listener of listeners) listener()
}
