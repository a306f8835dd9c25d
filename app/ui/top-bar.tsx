import type { ReactNode } from 'react'
import { Glyph } from './glyph'
import { mainPages } from './main-pages'
import { PageLink } from './page-link'
import { ThemeButton } from './theme-button'

type Page = { href: string; name: string; current?: boolean }

/** The bar on every page: where you are, and at the right what a page puts there (search, live indicator) and the theme. */
export function TopBar({
  project = null,
  pages = mainPages(null),
  children,
}: {
  project?: string | null
  pages?: Page[]
  children?: ReactNode
}) {
  return (
    <header className="top-bar">
      <PageLink className="brand" href="/">
        <Glyph name="dial" />
        <span>instrument-cluster</span>
      </PageLink>
      {project !== null && <span className="project">{project}</span>}
      <nav aria-label="Main">
        {pages.map(({ href, name, current }) => (
          <PageLink key={href} href={href} aria-current={current ? 'page' : undefined}>
            {name}
          </PageLink>
        ))}
      </nav>
      <div className="tools">
        {children}
        <ThemeButton />
      </div>
    </header>
  )
}
