/* Single keys can be switched off (WCAG 2.1.4): who dictates would set off a dozen of them with one sentence. */

const NAME = 'keys'
const listeners = new Set<() => void>()

/** Whether single keys work in this browser. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off'
  } catch {
    return true
  }
}

export function setKeysOn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(NAME)
    else localStorage.setItem(NAME, 'off')
  } catch {
    // Storage is denied here, and with it a setting that lasts.
  }
  for (const listener of listeners) listener()
}

export function watchKeysOn(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
