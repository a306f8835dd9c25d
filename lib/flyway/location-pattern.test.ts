import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLocation } from './location-pattern'

const FILES = [
  ...['V1__root.sql', 'release1.0/V2__a.sql', 'release1.0/sub/V3__b.sql', 'release2.0/V4__c.sql', 'x/test/V6__e.sql'],
  ...['x/y/test/V7__f.sql', 'test/V8__g.sql', 'test/more/V9__h.sql'],
].map(file => `db/${file}`)

/** Which files Flyway 9.22.3 and 13.12.0 found there, by version, and as what. */
const FOUND: Record<string, string[]> = {
  db: FILES.map(file => file.slice(3)),
  'db/*': [
    ...['V2__a.sql', 'sub/V3__b.sql', 'V4__c.sql', 'test/V6__e.sql', 'y/test/V7__f.sql'],
    ...['V8__g.sql', 'more/V9__h.sql'],
  ],
  'db/*/': [
    ...['V2__a.sql', 'sub/V3__b.sql', 'V4__c.sql', 'test/V6__e.sql', 'y/test/V7__f.sql'],
    ...['V8__g.sql', 'more/V9__h.sql'],
  ],
  'db/rel*': ['V2__a.sql', 'sub/V3__b.sql', 'V4__c.sql'],
  'db/release*/sub': ['V3__b.sql'],
  'db/**/test': ['V6__e.sql', 'V7__f.sql', 'V8__g.sql', 'more/V9__h.sql'],
  'db/*/test': ['V6__e.sql'],
  'db/te*/more': ['V9__h.sql'],
  'd?/test': ['V8__g.sql', 'more/V9__h.sql'],
  'db/*.sql': ['V1__root.sql'],
  // A dot means files, a `*` one character at least, and `**` at the end two slashes.
  'db/release1.*': [],
  'db/V1*': [],
  'db/*x': [],
  'db/**': [],
  'db/**/test/**': [],
  'db/release[12].0*': [],
}

test('a location with wildcards holds what Flyway finds there', () => {
  for (const [location, found] of Object.entries(FOUND)) {
    const { root, scriptOf } = parseLocation(location)
    const below = FILES.map(file => (root === '' ? file : file.slice(root.length + 1)))
    assert.deepEqual(
      below.flatMap(file => scriptOf(file) ?? []),
      found,
      location,
    )
  }
})
