import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readCall } from './call'
import { caseOf } from './cases/generate'
import { caseFor } from './cases/known-to'
import { missingTool } from './real-flyway'
import { compare, FLYWAYS, startTwins } from './twins/compare'
import { shownHits, tooRare } from './twins/expected-hits'
import { countHits, type Hits } from './twins/hits'
import { createTally } from './twins/tally'

/* New cases, asked of real Flyway and of the built-in engine on twin databases. */
const { seed, versions, only, cases } = readCall()
const tool = missingTool()
const skip = tool === null ? false : `comparing with real Flyway needs ${tool}`
const indexes = only.length > 0 ? only : Array.from({ length: cases }, (_, index) => index)

let twins: Awaited<ReturnType<typeof startTwins>>
before(async () => {
  if (!skip) twins = await startTwins()
})
after(() => twins?.stop())

const all: Hits = new Map()
for (const version of versions) {
  test(`${indexes.length} new cases of seed ${seed} are answered as Flyway ${version} does`, { skip }, async () => {
    const hits: Hits = new Map()
    const tally = createTally()
    const started = performance.now()
    const compatibility = FLYWAYS[version] ?? assert.fail(`no answers are given as Flyway ${version}`)
    const worlds = indexes.map(index => caseFor(compatibility, caseOf(seed, index)))
    if (only.length > 0) console.log(JSON.stringify(worlds, null, 2))
    await compare(version, worlds, twins, ({ real, differences }, one, place) => {
      countHits(hits, one, real)
      countHits(all, one, real)
      tally.take(indexes[place] ?? place, one, differences)
    })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const said = `Flyway ${version}: seed ${seed}, ${indexes.length} cases in ${seconds} s, ${tally.different()} differ`
    console.log([...tally.lines(), ...shownHits(hits), said].join('\n'))
    assert.equal(tally.different(), 0)
  })
}

test('each state, rule and option was met', { skip }, () => {
  const compatibilities = versions.flatMap(version => FLYWAYS[version] ?? [])
  assert.deepEqual(tooRare(all, indexes.length, compatibilities), [])
})
