import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const NODE = /^node:/
/** Types are erased: knowing a shape is allowed where knowing the code is not. */
type Rule = { values: RegExp[]; types?: RegExp[]; without?: RegExp }

const adapter: Rule = {
  values: [/^lib\/(flyway\/|errors$|log$|system-error$)/, NODE],
  types: [/^lib\/(board\/|config$)/],
}

/** All that each room may import besides its own files (docs: the table of rooms in the README). */
const ROOMS: Record<string, Rule> = {
  'lib/flyway': { values: [/^node:zlib$/] },
  'lib/board': { values: [/^lib\/(flyway\/|errors$)/, /^zod$/] },
  // What a failure means: from its log, its script and the dictionary.
  'lib/triage': { values: [/^lib\/flyway\//], types: [/^lib\/board\//] },
  'lib/sources': { ...adapter, values: [...adapter.values, /^pg$/] },
  'lib/kubernetes': { ...adapter, values: [...adapter.values, /^(@kubernetes\/client-node|yaml)$/] },
  // A search means the same to the archive that finds by it and to the page that marks by it.
  'lib/archive': { ...adapter, values: [...adapter.values, /^pg$/, /^lib\/(runner\/|line-pattern$)/] },
  'lib/runner': { ...adapter, values: [...adapter.values, /^pg(-copy-streams)?$/] },
  'lib/embedded-postgres': { values: [NODE, /^pg$/, /^lib\/system-error$/] },
  'lib/config': { values: [/^lib\/(config$|system-error$|flyway\/)/, /^(zod|yaml)$/, NODE] },
  // Judges scripts and catalogs; what it is handed comes from its worlds.
  'lib/lint': {
    without: /^lib\/lint\/(world\/|fixture\.ts$)/,
    values: [/^lib\/(flyway|config)\//, /^(zod|libpg-query)$/],
  },
  'lib/lint/world': {
    // Folders and git as the board reads them, the engine that applies, and a PostgreSQL to apply to.
    values: [/^lib\/(lint|flyway|runner|sources|embedded-postgres)\//, /^pg$/, NODE],
  },
  // The programs: they start what the rooms offer.
  'lib/cli': {
    values: [
      /^smol-toml$/,
      /^lib\/(config|server|start-server|system-error)$/,
      /^lib\/(config|flyway|runner|lint|archive|embedded-postgres)\//,
      NODE,
    ],
  },
  'lib/collector': {
    values: [/^lib\/(flyway|board|triage|sources|kubernetes|archive)\//, /^lib\/(config|errors|log)$/, NODE],
    // It is handed the mask that logs pass through before they are kept.
    types: [/^pg$/, /^lib\/(mask|line-pattern)$/],
  },
  'app/api': {
    // An ETag is a hash of the answer.
    values: [/^lib\/(server|sse)$/, /^lib\/board\/(schema|answers|sessions|summary-of)$/, /^zod$/, /^node:crypto$/],
    types: [/^lib\//, /^next/],
  },
  app: {
    without: /^app\/api\//,
    // What the server says, and the pure rules that a page must not tell in another way: order, keys, changes.
    values: [
      /^lib\/(server|line-pattern|board\/(key|changes|pages|summary-of)|flyway\/version|triage\/markdown)$/,
      /^(react|next|swr|geist|anser|shiki)(\/|$)/,
      // Colouring a long script is remembered by its hash, and lets others have their turn.
      /^node:(crypto|timers\/promises)$/,
    ],
    types: [/^lib\//],
  },
  'e2e/world': {
    // The databases, the programs as they ship, and the rules that say what a world shows.
    values: [/^lib\/((embedded-postgres|cli|flyway|board)\/|system-error$)/, /^(pg|yaml)$/, NODE],
    types: [/^lib\//],
  },
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'"=;]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\('([^']+)'\)/g

function sources(room: string): string[] {
  return filesOf(room).filter(file => !/\.test\.tsx?$/.test(file))
}

function filesOf(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => path.join(room, name))
}

/** Where an import points, as a path from the top of the tree, or the package's name. */
function target(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  return specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier
}

/** What a file imports: paths from the top of the tree without their ending, and packages. */
function importsOf(file: string): { type: boolean; to: string }[] {
  const text = readFileSync(file, 'utf8')
  return [
    ...[...text.matchAll(IMPORT)].map(([, type, to]) => ({ type: Boolean(type), to: target(file, to ?? '') })),
    ...[...text.matchAll(DYNAMIC)].map(([, to]) => ({ type: false, to: target(file, to ?? '') })),
  ]
}

for (const [room, rule] of Object.entries(ROOMS)) {
  test(`${room} keeps to its layer`, () => {
    const files = sources(room).filter(file => !rule.without?.test(file))
    assert.notDeepEqual(files, [])
    const foreign = files.flatMap(file =>
      importsOf(file)
        .filter(({ to }) => !to.startsWith(`${room}/`) || rule.without?.test(to))
        .filter(
          ({ type, to }) => ![...rule.values, ...(type ? (rule.types ?? []) : [])].some(allowed => allowed.test(to)),
        )
        .map(({ to }) => `${file} imports ${to}`),
    )
    assert.deepEqual(foreign, [])
  })
}

test('nothing of lib, not even a test, knows Next, React, the pages or the embedded world', () => {
  const foreign = filesOf('lib').flatMap(file =>
    importsOf(file)
      .filter(({ to }) => /^(next|react|react-dom|swr)(\/|$)|^(app|e2e)\//.test(to))
      .map(({ to }) => `${file} imports ${to}`),
  )
  assert.deepEqual(foreign, [])
})

/** What server and browser must compute alike is written once. */
const SHARED = /^lib\/(line-pattern|board\/changes|flyway\/version)$/
const OF_BROWSERS = /^(react|next|swr|anser)(\/|$)/

test('what reaches a browser, through however many files, is of app, of a browser, or shared', () => {
  const reached = new Set<string>()
  const foreign: string[] = []
  const follow = (file: string) => {
    for (const { type, to } of importsOf(file)) {
      const next = [`${to}.ts`, `${to}.tsx`].find(name => existsSync(name))
      if (type || (next && reached.has(next))) continue
      if (!(next ? to.startsWith('app/') || SHARED.test(to) : OF_BROWSERS.test(to)))
        foreign.push(`${file} imports ${to}`)
      if (!next) continue
      reached.add(next)
      follow(next)
    }
  }
  for (const file of sources('app')) if (/^['"]use client['"]/.test(readFileSync(file, 'utf8'))) follow(file)
  assert.notEqual(reached.size, 0)
  assert.deepEqual(foreign, [])
})

test('process.env is read in lib/config.ts and lib/cli alone', () => {
  const foreign = sources('lib')
    .filter(file => !/^lib\/(config\.ts|cli\/)/.test(file))
    .filter(file => /\bprocess\.env\b/.test(readFileSync(file, 'utf8')))
  assert.deepEqual(foreign, [])
})
