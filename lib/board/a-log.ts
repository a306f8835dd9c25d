import type { LogFailure, LogReading, Step } from '../flyway/log-reading'

/** What a run's log says, for tests: nothing of note, but for what a test says. */
export function aLog(more: Partial<LogReading> = {}): LogReading {
  return {
    flywayVersion: '13.0.0',
    serverVersion: 'PostgreSQL 18.1',
    steps: [],
    applied: [],
    currentVersion: null,
    validated: 3,
    nothingResolved: false,
    upToDate: false,
    outcome: null,
    failure: null,
    lines: 5,
    ...more,
  }
}

export function aStep(version: string | null, state: Step['state'], description = 'step'): Step {
  return {
    version,
    description,
    repeatable: version === null,
    outOfOrder: false,
    nonTransactional: false,
    line: 6,
    startedAt: null,
    endedAt: null,
    state,
  }
}

/** A log that ends in the failure of a version. */
export function aFailedLog(version: string | null, more: Partial<LogFailure> = {}): LogReading {
  return aLog({
    outcome: 'failed',
    steps: version === null ? [] : [aStep(version, 'failed')],
    failure: {
      version,
      script: version === null ? null : `V${version}__d.sql`,
      line: 11,
      statement: null,
      sqlState: '23514',
      message: 'ERROR: new row for relation "media" violates check constraint "media_release_year_check"',
      detail: null,
      hint: null,
      position: null,
      where: null,
      logLine: 42,
      ...more,
    },
  })
}
