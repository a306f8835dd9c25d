/** Milliseconds: the catalog is read soon after a run has failed, and nothing of the board changes with it. */
const EVERY = 2_000

/** A database that cannot be reached is not waited for: what it says then is there for whoever looks again. */
const TRIES = 15

/** Has a page rendered anew a few times. Returns the end of it. */
export function refreshAWhile(refresh: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const wait = (tries: number) => {
    timer = setTimeout(() => {
      refresh()
      if (tries > 1) wait(tries - 1)
    }, EVERY)
  }
  wait(TRIES)
  return () => clearTimeout(timer)
}
