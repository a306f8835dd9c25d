import { buildWhenNeeded } from '../lib/cli/build'

/** Before all tests: the pages are built once. */
export default () => buildWhenNeeded(line => process.stdout.write(`${line}\n`))
