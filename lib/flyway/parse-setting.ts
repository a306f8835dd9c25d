import type { SETTINGS } from './known-settings'
import type { FlywayOptions } from './options'

type Setting = NonNullable<(typeof SETTINGS)[string]>

/** A setting's value from its text, as Flyway reads it; null when Flyway would refuse it (ConfigUtils.removeBoolean, removeInteger). */
export function parseSetting({ option, form }: Setting, text: string): Partial<FlywayOptions> | null {
  switch (form) {
    case 'text':
      return { [option]: text === '' && NULLABLE.has(option) ? null : text }
    case 'list':
      return { [option]: listOf(text) }
    case 'boolean':
      return text === 'true' || text === 'false' ? { [option]: text === 'true' } : null
    case 'number':
      return /^[+-]?\d{1,9}$/.test(text) ? { [option]: Number(text) } : null
  }
}

const NULLABLE = new Set<keyof FlywayOptions>(['defaultSchema', 'target', 'initSql', 'installedBy', 'tablespace'])

/** Between commas, without the blanks around; empty entries do not count. */
function listOf(text: string): string[] {
  return text
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
}
