import { faviconOf } from '../favicon'
import { titleOf } from '../title'
import type { LiveBoard } from './live-board'

/**
 * Carries the verdict to the tab: its title in words, its icon in shape and colour. Seen from other tabs, too. A page
 * beside the board keeps its own title under the same icon.
 */
export function announce({ board, link }: LiveBoard, page: string | null): void {
  const lost = link.state === 'lost'
  const title = titleOf(page ?? board.verdict.text, lost)
  if (document.title !== title) document.title = title
  const href = faviconOf(lost ? 'unknown' : board.verdict.state)
  for (const icon of document.querySelectorAll<HTMLLinkElement>('link[rel="icon"]')) {
    if (icon.getAttribute('href') !== href) icon.href = href
  }
}
