/** A line of one log beside the line of the other that is its counterpart; null where there is none. */
export type Pair = { left: number | null; right: number | null; same: boolean }

/** Lines that are aligned on each side at most: what lies between the common beginning and end costs its product. */
const MOST = 1_500

/** What differs from run to run though the same happened: how long it took, when, which process it was. */
const VOLATILE: [RegExp, string][] = [
  [/execution time \d+:\d+\.\d+s/g, 'execution time …'],
  [/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:?\d\d)?|Z)?/g, '…'],
]

/** A line without what differs from run to run by itself. */
export const steadyText = (line: string) =>
  VOLATILE.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line)

/**
 * Puts the lines of two logs side by side, by their indices: as many as can be as pairs that say the same, each in its
 * log's order; what changed between two such pairs stands side by side, too.
 */
export function alignLines(left: readonly string[], right: readonly string[]): Pair[] {
  const [a, b] = [left.map(steadyText), right.map(steadyText)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const pairs: Pair[] = []
  for (let index = 0; index < start; index++) pairs.push({ left: index, right: index, same: true })
  pairs.push(...alignMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end), start))
  for (let back = end; back > 0; back--) pairs.push({ left: a.length - back, right: b.length - back, same: true })
  return pairs
}

function alignMiddle(a: string[], b: string[], start: number): Pair[] {
  const common = a.length > MOST || b.length > MOST ? [] : longestCommon(a, b)
  const pairs: Pair[] = []
  let [left, right] = [0, 0]
  const changed = (toLeft: number, toRight: number) => {
    while (left < toLeft || right < toRight)
      pairs.push({
        left: left < toLeft ? start + left++ : null,
        right: right < toRight ? start + right++ : null,
        same: false,
      })
  }
  for (const [i, j] of common) {
    changed(i, j)
    pairs.push({ left: start + left++, right: start + right++, same: true })
  }
  changed(a.length, b.length)
  return pairs
}

/** The longest common subsequence, as pairs of indices. */
function longestCommon(a: string[], b: string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}
