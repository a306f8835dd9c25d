import { dialectOf } from '../flyway/dialect'
import type { Engine } from './engine'

/** What a command says in JSON, under Flyway's names (docs: flyway.md §6.2). */
export type Answer = Record<string, unknown>

/** What all commands say of where they ran. */
export function answerOf({ database, options }: Engine, operation: string): Answer {
  return { database, flywayVersion: dialectOf(options.compatibility).version, operation }
}

/** What `info` and `migrate` add to it: the schemas as configured, and the local time without a zone (java.time.LocalDateTime). */
export function runAnswerOf(engine: Engine, operation: string): Answer {
  const now = new Date()
  const timestamp = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, -1)
  const schemaName = engine.options.schemas.join(', ')
  return { ...answerOf(engine, operation), exception: null, licenseFailed: false, schemaName, timestamp }
}

/** Where a script lies; empty when there is none. */
export function filepathOf({ files }: Engine, resolved: { script: string | null } | null): string {
  return files.find(({ path }) => path === resolved?.script)?.absolute ?? ''
}
