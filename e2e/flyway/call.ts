import { parseArgs } from 'node:util'
import { FLYWAYS } from './twins/compare'

/** How `npm run test:flyway -- …` was called. */
export type Call = { cases: number; seed: number; versions: string[]; only: number | null; record: boolean }

/** Reads the arguments; without any there are 100 new cases of each version. */
export function readCall(args: string[]): Call {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '100' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      flyway: { type: 'string', multiple: true, default: Object.keys(FLYWAYS) },
      case: { type: 'string' },
      record: { type: 'boolean', default: false },
    },
  })
  return {
    cases: Number(values.cases),
    seed: Number(values.seed),
    versions: values.flyway,
    only: values.case === undefined ? null : Number(values.case),
    record: values.record,
  }
}
