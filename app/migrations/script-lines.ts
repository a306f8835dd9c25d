/** Lines of a script on one page: what a browser draws at once without delay. */
export const LINES_PER_PAGE = 2_000

/** The first line of the page that a line is on. */
export const pageOfLine = (line: number) => Math.floor((line - 1) / LINES_PER_PAGE) * LINES_PER_PAGE + 1
