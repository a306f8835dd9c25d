import { homedir } from 'node:os'
import { endBySignal } from './end-by-signal'
import { runFlyway } from './run-flyway'

/*
 * The built-in engine's command line: Flyway's commands, options, texts, JSON and exit codes, as the program's.
 */
function write(stream: NodeJS.WriteStream): (text: string) => void {
  // As in Java, a reader that has gone (`| head`) ends no run: what it does not read is dropped.
  stream.on('error', () => {})
  return text => void stream.write(text)
}

endBySignal()

const env = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
const surroundings = { env: Object.fromEntries(env), cwd: process.cwd(), home: homedir() }
const streams = { out: write(process.stdout), err: write(process.stderr), isTerminal: process.stdout.isTTY === true }
void runFlyway(process.argv.slice(2), surroundings, streams).then(code => {
  process.exitCode = code
})
