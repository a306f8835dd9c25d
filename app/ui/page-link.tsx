import Link from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link to another page of the board. Nothing is fetched before it is followed: pages are rendered per request, and a
 * board of sixty rows would ask the server for sixty of them each time it is opened.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />
}
