import { z } from 'zod'
import { Board, Environment, Finding, Migration, Run, SourceName } from './schema'

/** The answers of the HTTP interface beside the board itself (product.md §5). */

const Time = z.iso.datetime()

/** `GET /api/v1/migrations/{key}`: one migration in every environment of a project, in promotion order. */
export const MigrationAcross = z.object({
  key: z.string(),
  environments: z.array(
    z.object({
      environment: z.string(),
      /** Several where a key has more than one row: superseded, deleted and applied again. */
      lines: z.array(Migration),
      /** The script as this environment has it now; `text` is null when it cannot be read, and `problem` says why. */
      script: z.object({ path: z.string(), text: z.string().nullable(), problem: z.string().nullable() }).nullable(),
    }),
  ),
})

/** `GET /api/v1/runs`: newest first; `next` is the `before` of the next page. */
export const Runs = z.object({ runs: z.array(Run), next: z.string().nullable() })

/** One migration of a run, as its log tells it. */
export const RunStep = z.object({
  version: z.string().nullable(),
  description: z.string(),
  repeatable: z.boolean(),
  outOfOrder: z.boolean(),
  nonTransactional: z.boolean(),
  line: z.number().int(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  state: z.enum(['running', 'applied', 'failed']),
})

/** An event of Kubernetes about a run's pod; `container` is null when it is about the pod itself. */
export const PodEvent = z.object({
  uid: z.string(),
  type: z.enum(['Normal', 'Warning']),
  reason: z.string(),
  message: z.string(),
  count: z.number().int(),
  firstAt: Time.nullable(),
  lastAt: Time.nullable(),
  container: z.string().nullable(),
})

/** `GET /api/v1/runs/{id}`: `masked` counts what is hidden in the log, `firstError` is the number of its first line that tells of one. */
export const RunDetail = Run.extend({
  siblings: z.array(Run),
  steps: z.array(RunStep),
  events: z.array(PodEvent),
  masked: z.number().int(),
  firstError: z.number().int().nullable(),
})

/** A line of a log; where `length` is there, it counts the characters of a line of which `text` is only the beginning. */
export const LogLine = z.object({
  number: z.number().int(),
  time: z.string().nullable(),
  text: z.string(),
  level: z.enum(['error', 'warning', 'migration', 'success', 'notice', 'repeat', 'info']),
  length: z.number().int().optional(),
})

/**
 * `GET /api/v1/runs/{id}/log/lines`: `total` counts the lines of the log, `matches` those that the search fits, and
 * `found` these with the lines around them: how many there are, and how many of them stand before the first one here.
 */
export const LogLines = z.object({
  lines: z.array(LogLine),
  total: z.number().int(),
  matches: z.number().int().nullable(),
  found: z.object({ lines: z.number().int(), first: z.number().int() }).nullable(),
})

/** `event: end` of a log's stream: how the run stands when no further line will come. */
export const LogEnd = Run.pick({ state: true, reason: true, exitCode: true, finishedAt: true })

/** `event: environment` of the board's stream. */
export const StreamEnvironment = z.object({
  takenAt: Time,
  environment: Environment.omit({ migrations: true }),
  changed: z.array(Migration),
  removed: z.array(z.string()),
  /** Line ids (`key` or `key@rank`) in Flyway's order; absent while the order stays. */
  order: z.array(z.string()).optional(),
  verdict: Board.shape.verdict,
  findings: z.array(Finding),
})

/** `event: beat` of the board's stream: the server's clock and the age of every fact. */
export const StreamBeat = z.object({
  now: Time,
  readAt: z.record(z.string(), z.record(SourceName, Time.nullable())),
})

/** `GET /readyz`. */
export const Readiness = z.object({
  state: z.enum(['starting', 'ready', 'stopping']),
  /** `memory`: there is no database to keep runs in; `standby`: another board writes to it; `away`: it cannot be used now. */
  archive: z.enum(['starting', 'kept', 'standby', 'away', 'memory']),
  sources: z.record(z.string(), z.record(SourceName, z.enum(['ok', 'stale', 'failed', 'off', 'untried']))),
})

/** `application/problem+json` (RFC 9457). */
export const Problem = z.object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string() })

export type MigrationAcross = z.infer<typeof MigrationAcross>
export type Runs = z.infer<typeof Runs>
export type RunDetail = z.infer<typeof RunDetail>
export type PodEvent = z.infer<typeof PodEvent>
export type LogLine = z.infer<typeof LogLine>
export type LogLines = z.infer<typeof LogLines>
export type LogEnd = z.infer<typeof LogEnd>
export type StreamEnvironment = z.infer<typeof StreamEnvironment>
export type StreamBeat = z.infer<typeof StreamBeat>
export type Readiness = z.infer<typeof Readiness>
export type Problem = z.infer<typeof Problem>
