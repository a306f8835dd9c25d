import path from 'node:path'
import type { z } from 'zod'
import { OTHER_SETTINGS } from '../flyway/known-settings'
import { keysAt } from './keys-at'
import { nearest } from './nearest'
import { configSchema } from './schema'
import type { ConfigText, Mistake, Path } from './text'

/**
 * All mistakes of a file by their lines, one for each value: what the text has wrong goes before what the schema finds
 * there. Values are never quoted, for they may be secrets. Of a broken file only what breaks it is worth telling.
 */
export function mistakesOf(
  text: ConfigText,
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType = configSchema,
): Mistake[] {
  const found = text.broken ? [] : issues.flatMap(issue => wrongOf(issue, text.data, schema))
  const all = [...text.mistakes, ...found.map(each => ({ ...each, line: text.lineOf(each.path) }))]
  const first = new Map<string, Mistake>()
  for (const mistake of all) {
    const key = JSON.stringify(mistake.path.length > 0 ? mistake.path : mistake)
    if (!first.has(key)) first.set(key, mistake)
  }
  return [...first.values()].sort((a, b) => a.line - b.line)
}

/** One message, one line for each mistake: `instrument-cluster.yaml:4  environments[0].name must be …`. */
export function messageOf(mistakes: Mistake[], file: string, cwd: string): string {
  const relative = path.relative(cwd, file)
  const shown = relative.startsWith('..') ? file : relative
  const lines = mistakes.map(({ line, path, text }) => `  ${shown}:${line}  ${nameOf(path)} ${text}`)
  return ['The configuration cannot be used:', ...lines].join('\n')
}

function wrongOf(issue: z.core.$ZodIssue, data: unknown, schema: z.core.$ZodType): Omit<Mistake, 'line'>[] {
  // YAML's keys are texts and indexes are numbers: no symbol is among them.
  const place = issue.path as Path
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...place, key], text: unknownKey(key, place, schema) }))
  const absent = place.length > 0 && (valueAt(data, place) ?? null) === null
  const text = absent && issue.message.startsWith('must') ? `is missing; it ${issue.message}` : issue.message
  return [{ path: place, text }]
}

function unknownKey(key: string, place: Path, schema: z.core.$ZodType): string {
  if (place.at(-1) === 'flyway' && OTHER_SETTINGS.has(key))
    return 'is a setting of Flyway that changes nothing of what the board shows; leave it out'
  const known = keysAt(schema, place)
  const meant = nearest(key, known)
  return meant ? `is not known here; is ${meant} meant?` : `is not known here; known are ${known.join(', ')}`
}

const valueAt = (data: unknown, place: Path): unknown =>
  // A cast to look into whatever is there: a key that a text or null lacks is undefined.
  place.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key], data)

/** `environments[0].database.url`. A key that is no plain word may be a value in the wrong place, so it is not shown. */
function nameOf(place: Path): string {
  if (place.length === 0) return 'the file'
  const steps = place.map(key => {
    if (typeof key === 'number') return `[${key}]`
    return /^[A-Za-z][\w.-]{0,48}$/.test(key) ? `.${key}` : '.(a key)'
  })
  return steps.join('').replace(/^\./, '')
}
