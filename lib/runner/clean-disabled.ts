import { FlywayFailure } from './failure'

/** Flyway's refusal to clean; the built-in engine never cleans. */
export const cleanDisabled = (): FlywayFailure =>
  new FlywayFailure(
    'ERROR',
    "Unable to execute clean as it has been disabled with the 'flyway.cleanDisabled' property.",
  )
