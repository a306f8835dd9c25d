import { constants } from 'node:os'

const ENDED_BY: NodeJS.Signals[] = ['SIGHUP', 'SIGINT', 'SIGTERM']

/**
 * Lets signals end this process with the exit code of a JVM, 128 and the signal's number, and without a last word. A
 * statement that runs is not cancelled: as with Flyway the server ends it, and rolls back what is not committed.
 */
export function endBySignal(): void {
  // A container's first process must take them itself: the kernel does it for no other reason.
  for (const signal of ENDED_BY) process.once(signal, () => process.exit(128 + constants.signals[signal]))
}
