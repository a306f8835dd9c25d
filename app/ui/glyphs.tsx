import type { ReactNode } from 'react'

const OCTAGON = 'M5.4 1.6h5.2l3.8 3.8v5.2l-3.8 3.8H5.4l-3.8-3.8V5.4z'
const CROSS = 'm5.8 5.8 4.4 4.4m0-4.4-4.4 4.4'
const DIAMOND = 'M8 1.4 14.6 8 8 14.6 1.4 8z'
const TRIANGLE = 'M8 2.2 14.5 13.4h-13z'

/** Every shape of the board on a grid of 16, in strokes of the text's colour. States differ in shape before colour. */
export const GLYPHS = {
  dial: (
    <>
      <path d="M2.2 11.6a6 6 0 1 1 11.6 0" />
      <path d="M8 10.4 10.9 6" />
      <circle cx="8" cy="10.4" r="1.1" fill="currentColor" stroke="none" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="m10.4 10.4 3.4 3.4" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.7" />
      <path d="M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1" />
    </>
  ),
  moon: <path d="M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7z" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M8 2.1a5.9 5.9 0 0 1 0 11.8z" fill="currentColor" />
    </>
  ),
  check: <path d="m3.4 8.5 3 3 6.2-7" />,
  'check-circle': (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.2 8.2 1.9 1.9 3.7-4.1" />
    </>
  ),
  right: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  x: <path d="m4 4 8 8m0-8-8 8" />,
  none: <path d="M5.2 8h5.6" />,
  ring: <circle cx="8" cy="8" r="5.25" />,
  run: (
    <>
      <circle cx="8" cy="8" r="5.5" opacity=".28" />
      <path d="M8 2.5A5.5 5.5 0 0 1 13.5 8" />
    </>
  ),
  fail: (
    <>
      <path d={OCTAGON} fill="currentColor" />
      <path className="cut" d={CROSS} />
    </>
  ),
  ghost: (
    <>
      <path d={OCTAGON} fill="currentColor" fillOpacity=".16" strokeDasharray="2.6 2.1" strokeLinecap="butt" />
      <path d={CROSS} />
    </>
  ),
  'fail-missing': (
    <>
      <path d={OCTAGON} />
      <path d="M5.4 8h5.2" />
    </>
  ),
  'fail-future': (
    <>
      <path d={OCTAGON} />
      <path d="m5.6 5.6 2.4 2.4-2.4 2.4m3-4.8L11 8l-2.4 2.4" />
    </>
  ),
  drift: (
    <>
      <path d={DIAMOND} />
      <path d="M5.6 6.9h4.8M5.6 9.1h4.8M9.2 5.2l-2.4 5.6" />
    </>
  ),
  schema: (
    <>
      <path d={DIAMOND} />
      <path d="M8 5.5v5M5.5 8h5" />
    </>
  ),
  missing: (
    <>
      <rect x="3" y="1.9" width="10" height="12.2" rx="1.6" strokeDasharray="2.4 2" strokeLinecap="butt" />
      <path d="M6 8h4" />
    </>
  ),
  future: <path d="m3 4 4 4-4 4m5.5-8 4 4-4 4" />,
  'out-of-order': <path d="M5 13V3.4M2.6 5.6 5 3.2l2.4 2.4M11 3v9.6m2.4-2.2L11 12.8l-2.4-2.4" />,
  outdated: <path d="M13.2 8a5.2 5.2 0 1 1-1.6-3.7M13.4 2v2.9h-2.9" />,
  superseded: (
    <>
      <rect x="2.2" y="5.4" width="8.4" height="8.4" rx="1.4" />
      <path d="M5.6 2.3h6.6c.8 0 1.5.7 1.5 1.5v6.6" />
    </>
  ),
  ignored: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="m4 12 8-8" />
    </>
  ),
  above: <path d="M8 13.5V5.8M4.8 8.8 8 5.6l3.2 3.2M3 2.5h10" />,
  below: <path d="M8 2.5v7.7M4.8 7.2 8 10.4l3.2-3.2M3 13.5h10" />,
  baseline: <path d="M2 13.2h12M5 13.2V2.8l6.6 2.7L5 8.2" />,
  undone: <path d="M3 6h6.4a3.6 3.6 0 0 1 0 7.2H6M5.6 3.2 2.8 6l2.8 2.8" />,
  available: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <circle cx="8" cy="8" r="2" fill="currentColor" stroke="none" />
    </>
  ),
  deleted: <path d="M2.8 4.4h10.4M6 4.4V2.8h4v1.6M4.3 4.4l.7 9h6l.7-9" />,
  'no-op': (
    <>
      <path d={TRIANGLE} />
      <path d="M6 10.4h4" />
    </>
  ),
  warn: (
    <>
      <path d={TRIANGLE} />
      <path d="M8 6.4v3.2m0 1.8v.1" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6" strokeDasharray="2 1.77" strokeLinecap="butt" />
      <path d="M6.2 6.5a1.8 1.8 0 1 1 2.7 1.5c-.6.4-.9.7-.9 1.3m0 2v.1" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M8 4.8V8l2.2 1.5" />
    </>
  ),
  file: (
    <>
      <path d="M9.2 1.9H4.6c-.9 0-1.6.7-1.6 1.6v9c0 .9.7 1.6 1.6 1.6h6.8c.9 0 1.6-.7 1.6-1.6V5.7z" />
      <path d="M9.2 1.9v3.8H13" />
    </>
  ),
  down: <path d="M3.5 6 8 10.5 12.5 6" />,
  up: <path d="M3.5 10 8 5.5l4.5 4.5" />,
  pause: <path d="M5.4 3.4v9.2M10.6 3.4v9.2" />,
  wrap: <path d="M2 4h12M2 8h9.4a2.1 2.1 0 0 1 0 4.2H8.6m1.6-1.8-1.8 1.8 1.8 1.8M2 12.2h3.4" />,
  link: (
    <path d="M6.6 9.4a2.6 2.6 0 0 0 3.8 0l2.2-2.2a2.7 2.7 0 0 0-3.8-3.8l-.9.9M9.4 6.6a2.6 2.6 0 0 0-3.8 0L3.4 8.8a2.7 2.7 0 0 0 3.8 3.8l.9-.9" />
  ),
  download: <path d="M8 2.2v8M4.8 7.2 8 10.4l3.2-3.2M2.6 13.4h10.8" />,
} as const satisfies Record<string, ReactNode>

export type GlyphName = keyof typeof GLYPHS
