/** A wait that can be cut short: by `ring`, also one that came before the wait, and by the end of all. */
export type Alarm = { ring: () => void; wait: (ms: number) => Promise<void> }

export function createAlarm(signal: AbortSignal): Alarm {
  let rung = false
  let wake = () => {}
  signal.addEventListener('abort', () => wake(), { once: true })

  return {
    ring() {
      rung = true
      wake()
    },
    async wait(ms) {
      if (!rung && !signal.aborted) {
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      wake = () => {}
      rung = false
    },
  }
}
