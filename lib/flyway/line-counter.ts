/**
 * Turns growing offsets of a text into lines and columns as Flyway counts them (PositionTracker), both 1-based: a line
 * ends with a line feed; columns begin anew after a carriage return, too.
 */
export function createLineCounter(text: string, textStart = 0): (offset: number) => { line: number; column: number } {
  const lineFeeds = createFinder(text, '\n', textStart)
  const returns = createFinder(text, '\r', textStart)
  return offset => {
    const start = Math.max(lineFeeds.passTo(offset), returns.passTo(offset))
    return { line: 1 + lineFeeds.passed(), column: offset - start + 1 }
  }
}

/** Passes each `mark` once: after the last one before a growing offset, and how many there were. */
function createFinder(text: string, mark: string, textStart: number) {
  let passed = 0
  let after = textStart
  let next = text.indexOf(mark)
  return {
    passed: () => passed,
    passTo(offset: number): number {
      for (; next >= 0 && next < offset; next = text.indexOf(mark, after)) {
        passed++
        after = next + 1
      }
      return after
    },
  }
}
