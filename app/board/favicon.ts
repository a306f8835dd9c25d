import type { EnvironmentState } from '@/lib/board/schema'

const OCTAGON = 'M5.4 1.6h5.2l3.8 3.8v5.2l-3.8 3.8H5.4l-3.8-3.8V5.4z'
const CROSS = "<path d='m5.5 5.5 5 5m0-5-5 5' stroke='#fff'/>"

/** Mid tones that stand out on light and dark tabs; each state has a shape of its own, too. */
const ICONS: Record<EnvironmentState, string> = {
  failed: `<path d='${OCTAGON}' fill='#d93a30' stroke='#d93a30'/>${CROSS}`,
  unknown:
    "<circle cx='8' cy='8' r='6.6' stroke='#d98e0b' stroke-dasharray='2.2 1.9' stroke-linecap='butt'/><path d='M6.2 6.5a1.8 1.8 0 1 1 2.7 1.5c-.6.4-.9.7-.9 1.3m0 2v.1' stroke='#d98e0b'/>",
  blocked:
    "<rect x='2.6' y='6.8' width='10.8' height='7.6' rx='1.5' fill='#d98e0b' stroke='#d98e0b'/><path d='M5 6.8V4.7a3 3 0 0 1 6 0v2.1' stroke='#d98e0b'/>",
  running:
    "<circle cx='8' cy='8' r='6' stroke='#3b82e8' opacity='.35'/><path d='M8 2a6 6 0 0 1 6 6' stroke='#3b82e8'/>",
  attention:
    "<path d='M8 1.9 14.9 14H1.1z' fill='#f2b632' stroke='#f2b632'/><path d='M8 6.4v3.4m0 2v.1' stroke='#2b1c00'/>",
  pending: "<circle cx='8' cy='8' r='6' stroke='#828a97'/>",
  ok: "<path d='m2.6 8.6 3.8 3.8 7-8.4' stroke='#828a97' stroke-width='2.4'/>",
}

/** The tab's icon for a verdict: an SVG as data, so that it changes without a request. */
export function faviconOf(state: EnvironmentState): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'>${ICONS[state]}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
