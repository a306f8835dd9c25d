import { readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** Memory that a process has resident, MB (10⁶ bytes), as Linux counts it. */
export function readMemory(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kibibytes) * 1024) / 1e6
}

/** Seconds of a core that a process has used since it started, in itself and in the kernel. */
export function readCpuSeconds(pid: number): number {
  // The name in parentheses may hold spaces; the numbers start after it, with the third field (proc(5)).
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Milliseconds that the main thread of a process, by default this one, has been on a core: what others do on the machine does not count (Linux, sched-stats). */
export function readThreadTime(pid: number | 'self' = 'self'): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
}
