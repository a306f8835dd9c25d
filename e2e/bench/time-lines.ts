import type { Page } from 'playwright'
import { PERIOD } from './ticking-run'

/**
 * Milliseconds from the moment that each line of a ticking run names as its own until after the frame in which the page
 * shows it, for so many lines; rejects when they take ten times as long as they should. One that was never seen,
 * because the next had overtaken it, came with that next one.
 */
export function timeLines(page: Page, count: number): Promise<number[]> {
  return page.evaluate(
    ([wanted, period]) =>
      new Promise<number[]>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${times.length} of ${wanted} lines came`)), wanted * period * 10)
        const times: number[] = []
        let last = Number.NaN
        new MutationObserver((_, observer) => {
          const found = [...document.body.textContent.matchAll(/tick (\d+) of (\d{13})/g)]
          const shown = new Map(found.map(([, tick, written]) => [Number(tick), Number(written)]))
          const newest = Math.max(...shown.keys())
          const before = last
          last = newest
          // What stood there at first came at a time that nobody watched.
          if (shown.size === 0 || Number.isNaN(before) || newest <= before) return
          requestAnimationFrame(() =>
            setTimeout(() => {
              const now = Date.now()
              for (let tick = before + 1; tick <= newest; tick++) {
                times.push(now - (shown.get(tick) ?? (shown.get(newest) ?? now) - (newest - tick) * period))
              }
              if (times.length < wanted) return
              observer.disconnect()
              resolve(times)
            }),
          )
        }).observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    [count, PERIOD] as const,
  )
}
