import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const NODE = /^node:/
/** Types are erased: knowing a shape is allowed where knowing the code is not. */
type Rule = { values: RegExp[]; types?: RegExp[] }

const adapter: Rule = {
  values: [/^lib\/(flyway\/|errors$|log$)/, NODE],
  types: [/^lib\/(board\/|config$)/],
}

/** All that each room may import besides its own files (docs: the table of rooms in the README). */
const ROOMS: Record<string, Rule> = {
  'lib/flyway': { values: [/^node:zlib$/] },
  'lib/board': { values: [/^lib\/(flyway\/|errors$)/, /^zod$/] },
  'lib/sources': { ...adapter, values: [...adapter.values, /^pg$/] },
  'lib/kubernetes': { ...adapter, values: [...adapter.values, /^(@kubernetes\/client-node|yaml)$/] },
  'lib/archive': { ...adapter, values: [...adapter.values, /^pg$/, /^lib\/runner\//] },
  'lib/runner': { ...adapter, values: [...adapter.values, /^pg(-copy-streams)?$/] },
  'lib/embedded-postgres': { values: [NODE, /^pg$/] },
  'lib/collector': {
    values: [/^lib\/(flyway|board|sources|kubernetes|archive)\//, /^lib\/(config|errors|log)$/, NODE],
    // It is handed the mask that logs pass through before they are kept.
    types: [/^pg$/, /^lib\/mask$/],
  },
  'app/api': {
    // An ETag is a hash of the answer.
    values: [/^lib\/(server|sse)$/, /^lib\/board\/(schema|answers)$/, /^zod$/, /^node:crypto$/],
    types: [/^lib\//, /^next/],
  },
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'"=;]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\('([^']+)'\)/g

function sources(room: string): string[] {
  if (!existsSync(room)) return []
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map(name => path.join(room, name))
}

/** Where an import points, as a path from the top of the tree, or the package's name. */
function target(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  return specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier
}

for (const [room, rule] of Object.entries(ROOMS)) {
  test(`${room} keeps to its layer`, () => {
    const foreign = sources(room).flatMap(file => {
      const text = readFileSync(file, 'utf8')
      const found = [...text.matchAll(IMPORT)].map(([, type, to]) => ({
        type: Boolean(type),
        to: target(file, to ?? ''),
      }))
      const dynamic = [...text.matchAll(DYNAMIC)].map(([, to]) => ({ type: false, to: target(file, to ?? '') }))
      return [...found, ...dynamic]
        .filter(({ to }) => !to.startsWith(`${room}/`))
        .filter(
          ({ type, to }) => ![...rule.values, ...(type ? (rule.types ?? []) : [])].some(allowed => allowed.test(to)),
        )
        .map(({ to }) => `${file} imports ${to}`)
    })
    assert.deepEqual(foreign, [])
  })
}

/** What server and browser must compute alike is written once: it imports no value itself, so nothing follows it. */
const SHARED = new Set(['lib/board/changes', 'lib/flyway/version'])

test('client components import nothing of lib but types and what both sides share', () => {
  const foreign = sources('app')
    .map(file => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => /^['"]use client['"]/.test(text))
    .flatMap(({ file, text }) =>
      [...text.matchAll(IMPORT)]
        .filter(([, type, to]) => !type && /^lib\//.test(target(file, to ?? '')) && !SHARED.has(target(file, to ?? '')))
        .map(([, , to]) => `${file} imports ${to}`),
    )
  assert.deepEqual(foreign, [])
})

test('process.env is read in lib/config.ts and lib/cli alone', () => {
  const foreign = sources('lib')
    .filter(file => !/^lib\/(config\.ts|cli\/)/.test(file))
    .filter(file => /\bprocess\.env\b/.test(readFileSync(file, 'utf8')))
  assert.deepEqual(foreign, [])
})
