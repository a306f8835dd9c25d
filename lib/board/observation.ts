import type { SourceErrorCode } from '../errors'
import type { LogReading } from '../flyway/log-reading'
import type { AppliedMigration, ScriptFile } from '../flyway/migration'
import type { Compatibility, FlywayOptions } from '../flyway/options'
import type { Access } from './schema'
import type { SessionFinding } from './sessions'

/** How the board's own archive of runs and logs stands: null, or why it cannot be used and since when. `message` is fit to show. */
export type ArchiveFailure = { message: string; since: string } | null

/** What is known of one source: the last value that was read, how old it is, and whether the last try failed. */
export type Reading<T> = {
  /** False: the configuration names no such source (state `off`). */
  configured: boolean
  value: T | null
  /** When the value was last confirmed, ISO; null when never. */
  readAt: string | null
  /** The last try failed; `message` is fit to show. */
  failure: { code: SourceErrorCode; message: string; since: string; tries: number } | null
  nextTryAt: string | null
  /** A value whose `readAt` is older than this is stale. Milliseconds. */
  bound: number
}

/** The schema history table and who holds Flyway's advisory lock, of one moment. */
export type History = {
  /** False: Flyway has not run here yet (SQLSTATE 42P01), which is an answer and not a failure. */
  exists: boolean
  rows: AppliedMigration[]
  /** Flyway's advisory lock for this table is held: a run is at work, wherever its container is. */
  locked: boolean
  /** Since when the run's session waits for a lock of somebody else's, ISO by the board's clock; null when it does not. */
  waitingSince: string | null
  /** The database's clock minus the board's, milliseconds. */
  clockOffset: number
  serverVersion: string
}

/** Something that a script makes, as the catalog knows it; a null schema is the one in which Flyway's session makes it. */
export type DatabaseObject = {
  kind: 'relation' | 'column' | 'constraint' | 'type' | 'schema'
  schema: string | null
  /** Of a column or a constraint. */
  table: string | null
  name: string
}

/** What the catalog of a database says of one moment, as far as a failed run is concerned. */
export type Catalog = {
  readAt: string
  /** The migration has a row of success. */
  recorded: boolean
  /** `building`: somebody is still at work on it, so that it may turn valid. */
  invalidIndexes: { schema: string; table: string; name: string; building: boolean }[]
  /** Of the objects that were asked for: which are there. An invalid index is not. */
  objects: (DatabaseObject & { there: boolean })[]
}

/** A script, and since when the board has seen it with this very text (ISO). */
export type ObservedScript = ScriptFile & { seenAt: string }

/** The scripts of one environment. The array keeps its identity while nothing changes. */
export type Scripts = {
  /** Branch, tag or commit of the configuration; null for a folder. */
  ref: string | null
  /** Full commit id; null for a folder. */
  commit: string | null
  files: ObservedScript[]
}

/** One attempt of the container that runs Flyway, as Kubernetes tells it. */
export type Attempt = {
  /** `{podUid}.{container}.{restartCount}` */
  id: string
  pod: string
  podUid: string
  podCreatedAt: string
  container: string
  /** `containerd://…`, null before it was created. */
  containerId: string | null
  restartCount: number
  state: 'waiting' | 'running' | 'succeeded' | 'failed' | 'lost'
  /** Kubernetes' reason of the end, or why it cannot start: Error, OOMKilled, ErrImagePull … */
  reason: string | null
  /** Why the next attempt waits: CrashLoopBackOff, ImagePullBackOff … */
  waitingReason: string | null
  /** Kubernetes' message to either, as it came. */
  message: string | null
  exitCode: number | null
  startedAt: string | null
  finishedAt: string | null
  nextTryAt: string | null
  image: string | null
  imageId: string | null
}

/** An event of Kubernetes about a pod: often the only trace of why a container does not start. */
export type PodEvent = {
  uid: string
  type: 'Normal' | 'Warning'
  /** FailedMount, FailedScheduling, BackOff … */
  reason: string
  message: string
  /** How often it was seen between its first and its last time. */
  count: number
  firstAt: string | null
  lastAt: string | null
  /** The container that it is about; null when it is about the pod. */
  container: string | null
}

/** An attempt with what its log has said so far, and the events of its pod, oldest first. */
export type ObservedRun = Attempt & {
  events: readonly PodEvent[]
  reading: LogReading | null
  lastLine: { number: number; time: string | null; text: string } | null
  log: {
    lines: number
    bytes: number
    completeness: 'complete' | 'live' | 'resumed' | 'started-late' | 'gap-possible' | 'none'
  }
}

/** One revision of a Deployment's template: which image Flyway has in it, and what made it. */
export type Revision = { hash: string | null; revision: number; image: string | null; trigger: string }

/** How the newest template of a workload is being rolled out. */
export type Rollout = {
  /** Its controller has seen the newest template. */
  observed: boolean
  /** Flyway's image in the newest template. */
  image: string | null
  /** The newest template has the container that runs Flyway. */
  runsFlyway: boolean
  /** Why the rollout does not go on (ProgressDeadlineExceeded), as its controller says it; null while it does. */
  stuck: string | null
  /** Newest first; none where they cannot be read, and for workloads that have none. */
  revisions: Revision[]
}

/** What Kubernetes says of the workload that runs Flyway. */
export type Workload = {
  /** The Deployment (StatefulSet, Job) was found. */
  found: boolean
  pods: {
    name: string
    uid: string
    createdAt: string
    phase: string
    /** The pod is being deleted. */
    terminating: boolean
    ready: boolean
    /** Flyway's image in it; null when it has no such container. */
    image: string | null
    /** Of the template that it was made from. */
    revision: number | null
    trigger: string | null
    annotations: Record<string, string>
  }[]
  /** Null where pods are found by labels alone. */
  rollout: Rollout | null
  /** How the newest pod starts Flyway; values that come from Secrets or ConfigMaps are only named. */
  container: { image: string | null; args: string[]; env: Record<string, string>; unknownEnv: string[] } | null
}

/** What the sources said about one environment at one moment. Its identity changes when anything in it does. */
export type Observation = {
  name: string
  project: string | null
  stage: string
  /** Flyway's options that the configuration sets; the rest comes from the container, then Flyway's defaults. */
  configured: Partial<FlywayOptions>
  /** `flyway.version` of the configuration. */
  compatibility: Compatibility | null
  /** IANA zone of the JVM that migrates. */
  timeZone: string
  /** The scripts folder is the very one that the container mounts. */
  asShipped: boolean
  history: Reading<History>
  scripts: Reading<Scripts>
  kubernetes: Reading<Workload>
  /** What the board may do in the namespace of its workload, as Kubernetes itself says; null while it is not known. */
  access: Access | null
  /** What is in the way of the run that is live, by the sessions of its database; null while nothing is seen. */
  inTheWay: SessionFinding | null
  /** Newest first: by pod creation, then restart count. */
  runs: ObservedRun[]
}
