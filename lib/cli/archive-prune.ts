import { describePruned } from '../archive/describe-pruned'
import { pruneNow } from '../archive/prune-now'
import { retentionOf } from '../archive/retention'
import { readConfig } from '../config'
import { startOwnDatabase } from './own-database'

/** `npm run archive:prune [-- --dry-run]`: removes the runs whose time has come, as the board itself does once an hour. */
async function main(args: string[]): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const dryRun = args.includes('--dry-run')
  const unknown = args.find(argument => argument !== '--dry-run')
  if (unknown !== undefined) {
    say(`${unknown} is not known here; there is --dry-run, which removes nothing and says what would go.`)
    return 64
  }
  const read = readConfig({ env: process.env, cwd: process.cwd() })
  if ('message' in read) {
    say(read.message)
    return 78
  }
  const { database } = read.config.board
  const own = database === null ? await startOwnDatabase(say) : null
  const url = database ?? own?.url
  if (url === undefined) return 1
  try {
    const pruned = await pruneNow(url, retentionOf(read.config), { now: new Date(), dryRun })
    process.stdout.write(
      describePruned(pruned, dryRun)
        .map(line => `${line}\n`)
        .join(''),
    )
    return 0
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ArchiveError')) throw error
    say(`${error.message}.`)
    return 1
  } finally {
    await own?.stop()
  }
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    process.exit(1)
  },
)
