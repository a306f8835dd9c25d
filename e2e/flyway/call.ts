import { parseArgs } from 'node:util'
import { FLYWAYS } from './twins/compare'

/** How `npm run test:flyway -- …` was called. */
export type Call = { cases: number; seed: number; versions: string[]; only: number[]; keep: number[] }

/** Reads the arguments, of a suite that is started alone or of `npm run test:flyway`; without any there are 100 new cases of each version. */
export function readCall(args: string[] = argumentsOfAll() ?? process.argv.slice(2)): Call {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '100' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      flyway: { type: 'string', multiple: true, default: Object.keys(FLYWAYS) },
      case: { type: 'string', default: '' },
      keep: { type: 'string', default: '' },
    },
  })
  return {
    cases: Number(values.cases),
    seed: Number(values.seed),
    versions: values.flyway,
    only: listOf(values.case),
    keep: listOf(values.keep),
  }
}

const listOf = (text: string) => text.split(',').filter(Boolean).map(Number)

/** What `npm run test:flyway` hands to each suite. */
function argumentsOfAll(): string[] | null {
  const { TEST_FLYWAY } = process.env
  return TEST_FLYWAY === undefined ? null : JSON.parse(TEST_FLYWAY) // written by `flyway.ts`
}
