import { readdirSync, readFileSync } from 'node:fs'

/** A process that started something, and when it started itself: a number alone may be given to another one later. */
type Process = { pid: number; parent: number; startedAt: string }

/** Everything that a process has started and that runs, whatever group it moved to. Linux alone can tell. */
export function descendantsOf(pid: number): Process[] {
  const all = readAll()
  const of = (parent: number): Process[] =>
    all.filter(process => process.parent === parent).flatMap(process => [process, ...of(process.pid)])
  return of(pid)
}

/** Those of them that still run. What has ended and was not asked for its exit code yet runs no more. */
export function stillRunning(known: Process[]): Process[] {
  const now = new Set(readAll().map(identity))
  return known.filter(process => now.has(identity(process)))
}

const identity = ({ pid, startedAt }: Process) => `${pid} ${startedAt}`

function readAll(): Process[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      const fields = readStat(name)
      if (!fields || fields[0] === 'Z') return []
      return [{ pid: Number(name), parent: Number(fields[1]), startedAt: fields[19] ?? '' }]
    })
}

/** From the third field on: state, parent … start time (proc(5)); null when it ended in this moment. */
function readStat(pid: string): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return null
  }
}
