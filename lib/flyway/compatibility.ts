import type { Compatibility } from './options'

/** Which of the Flyways that are told apart answers as this version does; the newest where it names none. */
export function compatibilityOf(version: string): Compatibility {
  const major = Number.parseInt(version, 10)
  if (major <= 9) return '9.22'
  if (major === 10) return '10.22'
  return major <= 12 ? '11.20' : '13'
}
