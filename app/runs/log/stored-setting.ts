/** What was chosen in this browser before; null for nothing, and where storage is denied. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null // Storage is denied here.
  }
}

/** Remembers a choice for the next log that is opened in this browser. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Storage is denied here: the choice lasts as long as the page.
  }
}
