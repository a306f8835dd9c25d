import { attempt } from './attempt'
import { measureBoard } from './measure-board'
import { measureDemo } from './measure-demo'
import { measureFlyway } from './measure-flyway'
import { measureFollow } from './measure-follow'
import { measureInfo } from './measure-info'
import { measureReference } from './measure-reference'
import { measureSessions } from './measure-sessions'
import { measureSnapshot } from './measure-snapshot'
import { measureSplitter } from './measure-splitter'
import { passes, type Row } from './row'
import { tableOf } from './table'

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** `npm run bench`: measures what was promised of speed and memory; ends with 1 when a bound is not kept. */
async function main(): Promise<number> {
  const start = performance.now()
  const rows: Row[] = [
    measureReference('at first'),
    ...(await attempt('info', say, measureInfo)),
    ...(await attempt('splitter', say, measureSplitter)),
    ...(await attempt('Flyway itself', say, () => measureFlyway(say))),
    ...(await attempt('snapshot', say, measureSnapshot)),
    ...(await attempt('sessions', say, measureSessions)),
    ...(await attempt('follow beside kubectl', say, measureFollow)),
    ...(await attempt('board', say, () => measureBoard(say))),
    ...(await attempt('npm run demo', say, measureDemo)),
    measureReference('at last'),
  ]
  const failed = rows.filter(row => !passes(row)).length
  process.stdout.write(`${tableOf(rows)}\n`)
  process.stdout.write(`${failed === 0 ? 'all kept' : `${failed} not kept`}, ${seconds(start)} s\n`)
  return failed === 0 ? 0 : 1
}

const seconds = (start: number) => Math.round((performance.now() - start) / 1000)

main().then(
  code => process.exit(code),
  (error: Error) => {
    say(error.stack ?? error.message)
    process.exit(1)
  },
)
