import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from './test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Nothing that axe knows is wrong with the page, in light and dark, on a desk and on a phone, where nothing is too wide either. */
export async function expectAccessible(page: Page): Promise<void> {
  // Four looks at every rule take seconds, and on a busy machine many.
  test.slow()
  const desk = page.viewportSize() ?? { width: 1440, height: 900 }
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [desk, { width: 390, height: 844 }]) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      expect(await findViolations(page), `${colorScheme}, ${viewport.width} wide`).toEqual([])
      expect(await measureOverflow(page)).toBeLessThanOrEqual(0)
    }
  }
  await page.setViewportSize(desk)
}

/** What axe finds wrong with the page as it is, each with the elements that it is about. */
export async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Pixels by which the page is wider than its window. */
export const measureOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
