/** Milliseconds that each of so many calls took, after one that only warms up. `prepare` is not counted. */
export function sample<T>(count: number, prepare: (index: number) => T, work: (prepared: T) => unknown): number[] {
  const times: number[] = []
  for (let index = 0; index <= count; index++) {
    const prepared = prepare(index)
    const start = performance.now()
    work(prepared)
    if (index > 0) times.push(performance.now() - start)
  }
  return times
}
