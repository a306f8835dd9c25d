type Piece<T> = { count: number; warmUp: number; prepare: (index: number) => T; work: (prepared: T) => unknown }

/**
 * Milliseconds that each of so many calls took. The ones before them warm up, as a server that has run for a minute is
 * warm; what is prepared for a call is not counted.
 */
export function sample<T>({ count, warmUp, prepare, work }: Piece<T>): number[] {
  const times: number[] = []
  for (let index = 0; index < warmUp + count; index++) {
    const prepared = prepare(index)
    const start = performance.now()
    work(prepared)
    if (index >= warmUp) times.push(performance.now() - start)
  }
  return times
}
