import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from './row'

/** The scripts that the HTML of `/` makes a browser load, gzipped one by one as they travel. */
export async function measureFirstLoad(url: string): Promise<Row> {
  const scripts = scriptsOf(await (await fetch(url)).text())
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(fileOf(script))).length, 0)
  const note = `${scripts.length} scripts`
  // A page without scripts would be a page that was not understood.
  const figure = scripts.length > 0 ? bytes / 1000 : Number.NaN
  return { name: 'first-load JavaScript of /', figure, unit: 'kB gzipped', bound: 175, note }
}

/** Those with `nomodule` are for browsers of before 2018; all others load none of them. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag)
  const loading = tags.filter(
    tag => !/\bnomodule\b/i.test(tag) && (tag.startsWith('<script') || /\bas="script"/.test(tag)),
  )
  const sources = loading.flatMap(tag => /\b(?:src|href)="([^"?]+)/.exec(tag)?.[1] ?? [])
  return [...new Set(sources)]
}

const fileOf = (source: string) => path.join('.next', source.replace(/^\/_next\//, ''))
