type Piece<T> = {
  count: number
  warmUp: number
  prepare: (index: number) => T
  work: (prepared: T) => unknown
  clock?: () => number
}

/**
 * Milliseconds that each of so many calls took. The ones before them warm up, as a server that has run for a minute is
 * warm; what is prepared for a call is not counted.
 */
export function sample<T>({ count, warmUp, prepare, work, clock = () => performance.now() }: Piece<T>): number[] {
  const times: number[] = []
  for (let index = 0; index < warmUp + count; index++) {
    const prepared = prepare(index)
    const start = clock()
    work(prepared)
    if (index >= warmUp) times.push(clock() - start)
  }
  return times
}
