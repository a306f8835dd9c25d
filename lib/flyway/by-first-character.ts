/** Of things by how they begin, those that a text may begin with: nearly every line of a log begins like none of them. */
export function byFirstCharacter<T>(
  things: readonly T[],
  startOf: (thing: T) => string,
): (text: string) => readonly T[] {
  const groups = new Map<number, T[]>()
  for (const thing of things) {
    const code = startOf(thing).charCodeAt(0)
    groups.set(code, [...(groups.get(code) ?? []), thing])
  }
  return text => groups.get(text.charCodeAt(0)) ?? NONE
}

const NONE: readonly never[] = []
