import type { FlywayState } from './migration'

const UNRESOLVED = new Set<FlywayState>(['Missing', 'Failed (Missing)', 'Future', 'Failed (Future)', 'Deleted'])

/** Whether Flyway counts a line among the migrations that are available: its state decides, not whether there is a script (MigrationState.isResolved). */
export const isResolvedState = (state: FlywayState): boolean => !UNRESOLVED.has(state)
