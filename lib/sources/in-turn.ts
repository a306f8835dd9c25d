const last = new Map<string, Promise<unknown>>()

/** Does pieces of work on one thing of this process one after the other, in the order in which they came. */
export function inTurn<T>(thing: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(thing) ?? Promise.resolve()
  const mine = before.then(work, work)
  last.set(thing, mine)
  const forget = () => {
    if (last.get(thing) === mine) last.delete(thing)
  }
  mine.then(forget, forget)
  return mine
}
