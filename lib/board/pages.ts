/** Addresses of the board's own pages (product.md §7). */
export const environmentPage = (environment: string) => `/environments/${encodeURIComponent(environment)}`

/** The part of it that says what the board may do in its cluster. */
export const accessPart = (environment: string) => `${environmentPage(environment)}?panel=access`

/** One migration in all environments of a project; a board without named projects needs no query. */
export const migrationPage = (key: string, project: string | null) =>
  `/migrations/${encodeURIComponent(key)}${project === null ? '' : `?project=${encodeURIComponent(project)}`}`

/** What a failed run means and what can be done. */
export const triagePage = (environment: string, run: string) =>
  `/triage/${encodeURIComponent(environment)}/${encodeURIComponent(run)}`

/** What fails or waits in an environment now. */
export const triageOf = (environment: string) => `/triage/${encodeURIComponent(environment)}`

/** One run, at a line of its log where one is known. */
export const runPage = (run: string, line: number | null = null) =>
  `/runs/${encodeURIComponent(run)}${line === null ? '' : `#L${line}`}`
