import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import './globals.css'
import { themeScript } from './ui/theme-script'
import { TimeTitles } from './ui/time-titles'

export const metadata: Metadata = {
  title: 'instrument-cluster',
  description: 'A live status board for Flyway migrations across environments.',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** Every page is rendered per request: the nonce of its scripts is new each time, and so are the facts. */
export default async function Layout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    // The script below sets the theme before the first paint, so the element differs from what the server rendered.
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        {/* The browser hides the nonce from scripts, so hydration finds it empty. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; as a child it would be escaped. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
        <TimeTitles />
      </body>
    </html>
  )
}
