import { Fragment } from 'react'
import { Glyph } from './glyph'
import { PageLink } from './page-link'

/** The way from the board to this page; the last name is the page itself. */
export function Crumbs({ path, here }: { path: { name: string; href: string }[]; here: string }) {
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      {path.map(({ name, href }) => (
        <Fragment key={href}>
          <PageLink href={href}>{name}</PageLink>
          <Glyph name="right" />
        </Fragment>
      ))}
      <span aria-current="page">{here}</span>
    </nav>
  )
}
