import { STEPS } from '../story/steps'
import type { World } from '../world'

/** Plays the steps one after the other, in the order in which they were asked for. */
export function createPlayer(world: World, say: (line: string) => void): (step: string) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return name => {
    const step = STEPS.get(name)
    if (!step) return Promise.reject(new Error(`There is no step "${name}".`))
    const played = last.then(() => {
      say(`${name}: ${step.says}`)
      return step.play(world)
    })
    last = played.catch(() => {}) // who asked for it is told; the next step is another matter
    return played.then(() => {})
  }
}
