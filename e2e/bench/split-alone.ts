import { readFileSync, writeFileSync } from 'node:fs'
import { splitStatements } from '../../lib/flyway/splitter'
import { readMemory } from './process-use'

/*
 * A process that splits one script and says how many bytes that took beyond what it held before it read the script.
 * node --expose-gc --import tsx e2e/bench/split-alone.ts <file>
 */
const [, , file = ''] = process.argv
// What the compiler holds is there before, too.
splitStatements('SELECT 1;\nCOPY t FROM STDIN;\n1\n\\.\n')
globalThis.gc?.()
const before = readMemory(process.pid)
// The peak is counted anew from here (proc(5), clear_refs).
writeFileSync('/proc/self/clear_refs', '5')
const { statements } = splitStatements(readFileSync(file, 'utf8'))
process.stdout.write(JSON.stringify({ statements: statements.length, megabytes: readPeak() - before }))

function readPeak(): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return (Number(kibibytes) * 1024) / 1e6
}
