import type { Compatibility } from '../flyway/options'
import { fieldsInOrder } from './json-order'

/** An answer as this Flyway prints it: 9 with Gson, later with Jackson, whose `:` has blanks around. */
export function jsonText(value: unknown, compatibility: Compatibility): string {
  const ordered = fieldsInOrder(value, compatibility)
  return compatibility === '9.22' ? JSON.stringify(ordered, null, 2) : jackson(ordered, '')
}

/** Objects take a line a field, lists none of their own (DefaultPrettyPrinter). */
function jackson(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? '[ ]' : `[ ${value.map(item => jackson(item, indent)).join(', ')} ]`
  }
  if (typeof value !== 'object' || value === null) return scalar(value)
  const inner = `${indent}  `
  const fields = Object.entries(value).map(([name, field]) => `${inner}${scalar(name)} : ${jackson(field, inner)}`)
  return fields.length === 0 ? '{ }' : `{\n${fields.join(',\n')}\n${indent}}`
}

const scalar = (value: unknown) =>
  JSON.stringify(value).replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => `\\u${hex.toUpperCase()}`)
