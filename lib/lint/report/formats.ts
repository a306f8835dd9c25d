import type { Finding } from '../finding'
import { notesOf, type Report, summaryOf } from './report'

/** By name, what turns a report into a text that ends with a line feed. */
export const FORMATS = { text: asText, json: asJson, github: asGithub }

export type Format = keyof typeof FORMATS

/** A paragraph for each file, `file:line:column  rule  message`, and a closing count. */
function asText(report: Report): string {
  const files = [...new Set(report.findings.map(({ file }) => file))]
  const paragraphs = files.map(file =>
    report.findings
      .filter(finding => finding.file === file)
      .map(textLine)
      .join('\n'),
  )
  const notes = notesOf(report).map(note => `note: ${note}`)
  return `${[...paragraphs, ...notes, summaryOf(report)].join('\n\n')}\n`
}

const textLine = ({ file, line, column, rule, severity, message }: Finding) =>
  `${file}:${line}${column === null ? '' : `:${column}`}  ${severity === 'warning' ? 'warning ' : ''}${rule}  ${message}`

function asJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}

/** Workflow commands: GitHub shows them at the lines of a pull request. */
function asGithub(report: Report): string {
  const lines = report.findings.map(({ severity, file, line, column, rule, message }) => {
    const place = [`file=${property(file)}`, `line=${line}`, ...(column === null ? [] : [`col=${column}`])]
    return `::${severity} ${[...place, `title=${property(rule)}`].join(',')}::${data(message)}`
  })
  const notes = notesOf(report).map(note => `::notice::${data(note)}`)
  return `${[...lines, ...notes, summaryOf(report)].join('\n')}\n`
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
