/** The verdict as the title of a tab; while the board itself is out of reach it says that first. */
export const titleOf = (verdict: string, lost = false) =>
  `${lost ? 'Not connected · was: ' : ''}${verdict} · instrument-cluster`
