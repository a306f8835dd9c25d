import { createRequire } from 'node:module'
import path from 'node:path'

/** For tests: the built-in engine's command line, and what loads it. */
export const FLYWAY_TS = path.join(import.meta.dirname, 'flyway.ts')
export const TSX = createRequire(import.meta.url).resolve('tsx')
