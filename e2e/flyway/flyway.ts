import { spawn } from 'node:child_process'
import path from 'node:path'
import { readCall } from './call'

/*
 * `npm run test:flyway`: everything that needs Flyway itself, and so Java and Maven. Arguments after `--` go to all of it:
 * `--cases 400`, `--seed 7`, `--flyway 13.12.0`, `--case 12`.
 */
const SUITES = [
  ...['run-migration.ts', 'releases.ts', 'at-once.ts', 'bad-input.ts', 'killed.ts'],
  ...[
    'splitter/live.ts',
    'logs.ts',
    '../triage/with-flyway.ts',
    '../triage/sessions/with-flyway.ts',
    'kept/crossing.ts',
    'new-cases.ts',
  ],
]

const args = process.argv.slice(2)
readCall(args)
const files = SUITES.map(suite => path.join(import.meta.dirname, suite))
const call = ['--import', 'tsx', '--test', '--test-reporter=spec', ...files]
const child = spawn(process.execPath, call, {
  stdio: 'inherit',
  env: { ...process.env, TEST_FLYWAY: JSON.stringify(args) },
})
child.once('exit', code => {
  process.exitCode = code ?? 1
})
