import type { Page } from 'playwright'

/**
 * Starts to watch for an element of the page, and resolves when the watch is set; `shown` then resolves with the time
 * (ms since 1970, the machine's one clock) after the first frame in which the element is there, or is gone, and rejects
 * when that takes longer than 20 s.
 */
export async function watchFor(page: Page, selector: string, there: boolean): Promise<{ shown: Promise<number> }> {
  const watch = await page.evaluateHandle(
    ([wanted, present]) => ({
      shown: new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${wanted} was waited for in vain`)), 20_000)
        new MutationObserver((_, observer) => {
          if ((document.querySelector(wanted) !== null) !== present) return
          observer.disconnect()
          // A frame's callbacks run before it is painted, the task after them when it was.
          requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))
        }).observe(document.body, { subtree: true, childList: true, attributes: true })
      }),
    }),
    [selector, there] as const,
  )
  return { shown: watch.evaluate(({ shown }) => shown) }
}
