import type { Finding } from '../finding'

/** What is told of a run: paths of findings are those that a reader can open. */
export type Report = {
  findings: Finding[]
  scripts: number
  notApplied: string[]
  /** Findings that were left out, because their scripts are in the git base as they are. */
  hidden: number
  /** The folder as it was named. */
  folder: string
  postgres: number
}

/** `3 findings in 25 scripts`. */
export function summaryOf({ findings, scripts }: Report): string {
  if (findings.length === 0) return `${count(scripts, 'script')}, no findings`
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const files = new Set(findings.map(({ file }) => file)).size
  const warnings = findings.length - errors
  const kinds = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''].filter(
    Boolean,
  )
  return `${count(findings.length, 'finding')} (${kinds.join(', ')}) in ${count(files, 'file')} of ${count(scripts, 'script')}`
}

/** Sentences about what was not looked at. */
export function notesOf({ notApplied, hidden }: Report): string[] {
  const [first] = notApplied
  const stopped =
    first === undefined
      ? []
      : [
          `${first} stops the scratch database; of it and of what comes after it only the text was looked at ` +
            `(${count(notApplied.length, 'script')}), and later scripts may mend what is told of earlier ones`,
        ]
  return hidden === 0 ? stopped : [...stopped, `${count(hidden, 'finding')} of scripts that the base has are not shown`]
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
