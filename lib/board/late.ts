import type { InfoLine } from '../flyway/migration'

/** A script below the current version that was never applied; a baseline script is for an empty schema, and meant to be ignored. */
export const isLate = ({ state, category }: InfoLine) => state === 'Ignored' && category !== 'Baseline'
