type Time = string | null

/** A digit's place in the alphabet of shared lengths: one printable character each. */
const FIRST = 48
/** A time has 30 characters; more than this are never shared. */
const MOST = 64

/**
 * Times of lines as one text, a line feed between two: each begins with a character for how much it shares with the
 * one before, and goes on with the rest. An empty line is a line without a time.
 */
export function packTimes(times: Time[]): string {
  let before = ''
  return times
    .map(time => {
      if (time === null) return ''
      const shared = sharedLength(before, time)
      before = time
      return String.fromCharCode(FIRST + shared) + time.slice(shared)
    })
    .join('\n')
}

/** The times that `packTimes` has packed, exactly as they were. */
export function unpackTimes(packed: string): Time[] {
  let before = ''
  return packed.split('\n').map(line => {
    if (line === '') return null
    before = before.slice(0, line.charCodeAt(0) - FIRST) + line.slice(1)
    return before
  })
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length, MOST)
  let shared = 0
  while (shared < most && a[shared] === b[shared]) shared++
  return shared
}
