/** Nothing may outlive this, whatever hangs; what is left then ends by its life line to this process. */
const DEADLINE = 4_500

/** Ends the demo on SIGTERM and SIGINT: everything that was added is stopped, then the process leaves with 0. */
export function onStop() {
  const stops: (() => Promise<unknown>)[] = []
  let asked = false

  const stop = () => {
    if (asked) return
    asked = true
    setTimeout(() => process.exit(0), DEADLINE)
    void stopAll().finally(() => process.exit(0))
  }
  const stopAll = () =>
    Promise.all(stops.map(one => one().catch((error: Error) => process.stderr.write(`${error.message}\n`))))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  return { add: (one: () => Promise<unknown>) => void stops.push(one), stop, asked: () => asked }
}
