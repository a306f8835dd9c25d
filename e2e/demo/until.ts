import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until the answer is there; throws, and says what it was for, when it does not come in so many seconds. */
export async function until<T>(what: string, seconds: number, ask: () => T | null | Promise<T | null>): Promise<T> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > deadline) throw new Error(`${what}: not within ${seconds} s`)
    await sleep(100)
  }
}
