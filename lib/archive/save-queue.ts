import type { Entry } from './entry'

/** The runs of which something may have to be stored. */
export type SaveQueue = {
  add: (entry: Entry, hurry?: boolean) => void
  remove: (entry: Entry) => void
  entries: () => Entry[]
  /** Resolves once something has waited long enough, something is in a hurry, or `most` milliseconds have passed. */
  wait: (most: number) => Promise<void>
  /** Ends a wait. */
  wake: () => void
}

/** Things wait at most `patience` milliseconds: many small transactions would cost more than they give. */
export function createSaveQueue(patience: number): SaveQueue {
  const queue = new Set<Entry>()
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  let isDue = false

  const fire = () => {
    isDue = true
    wake()
  }

  return {
    add(entry, hurry = false) {
      queue.add(entry)
      if (hurry) fire()
      else timer ??= setTimeout(fire, patience)
    },
    remove: entry => void queue.delete(entry),
    entries: () => [...queue],
    wake: fire,
    async wait(most) {
      let late: NodeJS.Timeout | undefined
      if (!isDue) {
        await new Promise<void>(resolve => {
          wake = resolve
          late = setTimeout(resolve, most)
        })
      }
      for (const running of [late, timer]) clearTimeout(running)
      timer = undefined
      isDue = false
      wake = () => {}
    },
  }
}
