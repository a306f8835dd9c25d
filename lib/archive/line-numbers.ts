/** A growing, ascending list of line numbers, four bytes each. */
export function createLineNumbers() {
  let numbers = new Uint32Array(64)
  let length = 0

  /** How many of them are below a number: also the place of the first that is not. */
  const below = (number: number): number => {
    let [low, high] = [0, length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((numbers[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    push(added: readonly number[]) {
      if (length + added.length > numbers.length) {
        const larger = new Uint32Array(Math.max(numbers.length * 2, length + added.length))
        larger.set(numbers)
        numbers = larger
      }
      numbers.set(added, length)
      length += added.length
    },
    length: () => length,
    below,
    /** Those from one place to another, without the latter. */
    slice: (from: number, to: number) => [...numbers.subarray(Math.max(0, from), Math.max(0, Math.min(to, length)))],
    /** With so many lines before and after each, each once and none past `last`. */
    widen(by: number, last: number): LineNumbers {
      if (by === 0) return this
      const wide = createLineNumbers()
      let done = 0
      for (const number of numbers.subarray(0, length)) {
        const added: number[] = []
        for (let next = Math.max(done + 1, number - by); next <= Math.min(last, number + by); next++) added.push(next)
        wide.push(added)
        done = Math.max(done, added.at(-1) ?? 0)
      }
      return wide
    },
  }
}

export type LineNumbers = {
  push: (added: readonly number[]) => void
  length: () => number
  below: (number: number) => number
  slice: (from: number, to: number) => number[]
  widen: (by: number, last: number) => LineNumbers
}
