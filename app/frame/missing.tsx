import type { ReactNode } from 'react'
import { server } from '@/lib/server'
import { LookedFor } from '../ui/looked-for'
import { PageLink } from '../ui/page-link'
import { PageFrame } from './page-frame'
import { withoutMigrations } from './watched'

/** A page for a name that nothing has: what was looked for, where, and one way on. */
export function Missing({ what, where, way }: { what: string; where: ReactNode; way: { name: string; href: string } }) {
  return (
    <PageFrame
      rendered={withoutMigrations(server().board(), {})}
      time={new Date().toISOString()}
      title={`No such ${what}`}
      current={null}
      // To render a 404 anew is to load the whole page again, at each change of the board.
      watched={null}
    >
      <h1>
        No {what} <LookedFor />
      </h1>
      <p className="mt-1 max-w-[72ch] text-sub">{where}</p>
      <PageLink href={way.href} className="button mt-4">
        {way.name}
      </PageLink>
    </PageFrame>
  )
}
