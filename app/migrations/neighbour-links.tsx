'use client'

import { useRouter } from 'next/navigation'
import { Glyph } from '../ui/glyph'
import { PageLink } from '../ui/page-link'
import { usePageKeys } from '../ui/use-page-keys'

type Neighbour = { key: string; href: string } | null

/** To the migrations before and after this one, by press or by `[` and `]`. */
export function NeighbourLinks({ older, newer }: { older: Neighbour; newer: Neighbour }) {
  const router = useRouter()
  usePageKeys({
    '[': older ? () => router.push(older.href) : undefined,
    ']': newer ? () => router.push(newer.href) : undefined,
  })
  return (
    <nav className="segments actions" aria-label="Version">
      {older && (
        <PageLink href={older.href} title="Older version, [" aria-label={`Older version, ${older.key}`}>
          <Glyph name="down" />
          <span className="mono">{older.key}</span>
        </PageLink>
      )}
      {newer && (
        <PageLink href={newer.href} title="Newer version, ]" aria-label={`Newer version, ${newer.key}`}>
          <Glyph name="up" />
          <span className="mono">{newer.key}</span>
        </PageLink>
      )}
    </nav>
  )
}
