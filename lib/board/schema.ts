import { z } from 'zod'

/*
 * What the HTTP interface promises (product.md §5), once: the types of the whole product are inferred from these
 * schemas, the OpenAPI document is made from them, and tests check every answer against them.
 */

/** ISO 8601, UTC, ending in `Z`. */
const Time = z.iso.datetime()

export const EnvironmentState = z.enum(['failed', 'unknown', 'blocked', 'running', 'attention', 'pending', 'ok'])

export const Source = z.object({
  state: z.enum(['ok', 'stale', 'failed', 'off']),
  readAt: Time.nullable(),
  reason: z.string().nullable(),
  nextTryAt: Time.nullable(),
})

export const Failure = z.object({
  run: z.string(),
  version: z.string().nullable(),
  script: z.string().nullable(),
  line: z.number().int().nullable(),
  statement: z.string().nullable(),
  sqlState: z.string().nullable(),
  message: z.string(),
  detail: z.string().nullable(),
  hint: z.string().nullable(),
  position: z.number().int().nullable(),
  where: z.string().nullable(),
})

export const CauseKind = z.enum([
  'image-pull',
  'image-never',
  'configuration',
  'volume',
  'no-node',
  'sandbox',
  'command',
  'out-of-memory',
  'deadline',
  'evicted',
  'replaced',
])

/** What kept a run from starting, or ended it, in words for people; `kind` tells causes apart. */
export const Cause = z.object({
  kind: CauseKind,
  title: z.string(),
  detail: z.string(),
  nextStep: z.string(),
})

export const Run = z.object({
  id: z.string(),
  environment: z.string(),
  pod: z.string(),
  podUid: z.string(),
  container: z.string(),
  restartCount: z.number().int(),
  attempt: z.number().int(),
  state: z.enum(['waiting', 'running', 'succeeded', 'failed', 'lost']),
  reason: z.string().nullable(),
  waitingReason: z.string().nullable(),
  exitCode: z.number().int().nullable(),
  startedAt: Time.nullable(),
  finishedAt: Time.nullable(),
  nextTryAt: Time.nullable(),
  image: z.string().nullable(),
  imageId: z.string().nullable(),
  flywayVersion: z.string().nullable(),
  applied: z.array(z.string()),
  failure: Failure.nullable(),
  cause: Cause.nullable(),
  /** How often events of its pod were seen. */
  eventCount: z.number().int(),
  lastLine: z.object({ number: z.number().int(), time: Time.nullable(), text: z.string() }).nullable(),
  log: z.object({
    lines: z.number().int(),
    bytes: z.number().int(),
    completeness: z.enum(['complete', 'live', 'resumed', 'started-late', 'gap-possible', 'none']),
  }),
})

/** A run in the history of its environment: how it ended, when, and how long it took. */
export const PastRun = Run.pick({
  id: true,
  attempt: true,
  state: true,
  reason: true,
  waitingReason: true,
  exitCode: true,
  startedAt: true,
  finishedAt: true,
})

export const Migration = z.object({
  key: z.string(),
  version: z.string().nullable(),
  description: z.string(),
  script: z.string(),
  type: z.string(),
  category: z.string(),
  flywayState: z.string(),
  state: z.string(),
  installedRank: z.number().int().nullable(),
  installedOn: Time.nullable(),
  installedBy: z.string().nullable(),
  executionTime: z.number().int().nullable(),
  checksum: z.number().int().nullable(),
  scriptChecksum: z.number().int().nullable(),
  marks: z.array(z.string()),
})

export const FindingKind = z.enum([
  'ghost-failure',
  'failed-migration',
  'run-failed',
  'silent-no-op',
  'never-migrated',
  'applied-unrecorded',
  'crash-loop',
  'cannot-start',
  'run-lost',
  'rolled-out-without-run',
  'checksum-mismatch',
  'differs-between-environments',
  'missing-script',
  'future-migration',
  'out-of-order',
  'invalid-script-name',
  'duplicate-version',
  'blocked',
  'self-wait',
  'lock-held',
  'invalid-index',
  'risk',
  'schema-drift',
  'source-failed',
  'source-stale',
  'not-permitted',
  'archive-failed',
])

export const Finding = z.object({
  id: z.string(),
  kind: FindingKind,
  severity: z.enum(['critical', 'warning', 'notice']),
  environment: z.string().nullable(),
  migration: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
  nextStep: z.string(),
  attempts: z.number().int().nullable(),
  since: Time,
  href: z.string(),
})

export const SourceName = z.enum(['history', 'scripts', 'kubernetes', 'sessions', 'schema'])

/** What the board may do in the namespace of its workload; `missing` are the verbs that Kubernetes does not grant. */
export const Access = z.object({
  namespace: z.string(),
  rights: z.array(
    z.object({ group: z.string(), resource: z.string(), verbs: z.array(z.string()), missing: z.array(z.string()) }),
  ),
})

/** The pods of a workload, newest first, and how its newest template is being rolled out. */
export const Rollout = z.object({
  /** Its controller has seen the newest template. */
  observed: z.boolean(),
  /** Flyway's image in the newest template. */
  image: z.string().nullable(),
  stuck: z.string().nullable(),
  pods: z.array(
    z.object({
      name: z.string(),
      uid: z.string(),
      createdAt: Time,
      phase: z.string(),
      ready: z.boolean(),
      terminating: z.boolean(),
      image: z.string().nullable(),
      revision: z.number().int().nullable(),
      /** What made its template out of the one before. */
      trigger: z.string().nullable(),
    }),
  ),
})

export const Environment = z.object({
  name: z.string(),
  project: z.string().nullable(),
  stage: z.string(),
  state: EnvironmentState,
  version: z.object({
    state: z.enum(['ok', 'pending', 'unknown']),
    current: z.string().nullable(),
    pending: z.number().int(),
    behind: z.number().int().nullable(),
  }),
  run: Run.nullable(),
  runs: z.array(PastRun),
  failure: Failure.nullable(),
  drift: z.object({
    state: z.enum(['ok', 'attention', 'unknown']),
    history: z.number().int(),
    schema: z.number().int().nullable(),
  }),
  scripts: z
    .object({
      ref: z.string().nullable(),
      commit: z.string().nullable(),
      versioned: z.number().int(),
      repeatable: z.number().int(),
      newest: z.string().nullable(),
    })
    .nullable(),
  flywayError: z.string().nullable(),
  sources: z.record(SourceName, Source),
  access: Access.nullable(),
  rollout: Rollout.nullable(),
  migrations: z.array(Migration),
})

export const Board = z.object({
  takenAt: Time,
  verdict: z.object({ state: EnvironmentState, text: z.string() }),
  environments: z.array(Environment),
  findings: z.array(Finding),
})

export type EnvironmentState = z.infer<typeof EnvironmentState>
export type Source = z.infer<typeof Source>
export type Failure = z.infer<typeof Failure>
export type CauseKind = z.infer<typeof CauseKind>
export type Cause = z.infer<typeof Cause>
export type Run = z.infer<typeof Run>
export type PastRun = z.infer<typeof PastRun>
export type Migration = z.infer<typeof Migration>
export type FindingKind = z.infer<typeof FindingKind>
export type Finding = z.infer<typeof Finding>
export type Access = z.infer<typeof Access>
export type Rollout = z.infer<typeof Rollout>
export type Right = Access['rights'][number]
export type Environment = z.infer<typeof Environment>
export type Board = z.infer<typeof Board>
