import { z } from 'zod'

/** `GET /api/v1/environments/{environment}/sessions`: who runs, who waits, who is in the way. */

const Time = z.iso.datetime()
const Count = z.number().int()

/** What is to be seen in the sessions, by name; the first one of an answer matters most. */
export const SessionRule = z.enum([
  'self-wait',
  'deadlock',
  'blocked',
  'index-waits',
  'lock-held',
  'blocks-others',
  'waits-for-turn',
  'others-wait',
  'running',
  'quiet',
])

export const SessionFinding = z.object({
  rule: SessionRule,
  title: z.string(),
  detail: z.string(),
  nextStep: z.string().nullable(),
  /** The sessions that it is about, the one to look at first. */
  pids: z.array(Count),
})

/** A session. `behind` is the session right in front of it on the longest way to the root, `depth` how far the root is. */
export const Session = z.object({
  pid: Count,
  user: z.string().nullable(),
  application: z.string(),
  address: z.string().nullable(),
  /** Of a run of Flyway: which of its two sessions it is, `alone` where it has one, `waiting` for another's lock. */
  flyway: z.enum(['lock', 'migration', 'alone', 'waiting']).nullable(),
  state: z.string().nullable(),
  stateSince: Time.nullable(),
  transactionSince: Time.nullable(),
  /** Cut and masked; null where the board's role may not see it. */
  query: z.string().nullable(),
  wait: z
    .object({ kind: z.string(), mode: z.string(), relation: z.string().nullable(), since: Time.nullable() })
    .nullable(),
  holds: z.array(z.object({ mode: z.string(), relation: z.string().nullable() })),
  blockedBy: z.array(Count),
  behind: Count.nullable(),
  depth: Count,
  index: z
    .object({
      command: z.string(),
      phase: z.string(),
      table: z.string().nullable(),
      index: z.string().nullable(),
      lockersDone: Count,
      lockersTotal: Count,
      lockerPid: Count.nullable(),
      /** Of the blocks or tuples of this phase; null where it counts neither. */
      share: z.number().nullable(),
    })
    .nullable(),
})

export const Sessions = z.object({
  environment: z.string(),
  readAt: Time.nullable(),
  /** Why the sessions could not be read now; the others are then those that were read last. */
  failure: z.string().nullable(),
  /** The SQL that lets the board's role see what is hidden from it; null where nothing is. */
  grant: z.string().nullable(),
  findings: z.array(SessionFinding),
  /** Flyway's first, then whoever waits or is waited for, in the order of the tree. */
  sessions: z.array(Session),
  /** How many more there are than are told. */
  more: Count,
})

export type SessionRule = z.infer<typeof SessionRule>
export type SessionFinding = z.infer<typeof SessionFinding>
export type Session = z.infer<typeof Session>
export type Sessions = z.infer<typeof Sessions>
