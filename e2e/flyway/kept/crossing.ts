import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Compatibility } from '../../../lib/flyway/options'
import { readCall } from '../call'
import type { Case } from '../cases/case'
import { type Command, missingTool, type RealFlyway, startRealFlyway } from '../real-flyway'
import { askOurs } from '../twins/ask-ours'
import { FLYWAYS, startTwins } from '../twins/compare'
import { makePast, migrateWith } from '../twins/make-past'
import { plainAnswer } from '../twins/plain'
import { settingsAt } from '../twins/settings-at'
import { reset } from '../twins/twin'
import { readRecorded } from './recorded'

/* On each kept case one engine migrates and the other validates what it finds, both ways. */
const tool = missingTool()
const skip = tool === null ? false : `crossing with real Flyway needs ${tool}`
const QUESTIONS: Command[] = ['validate', 'info']

let twins: Awaited<ReturnType<typeof startTwins>>
before(async () => {
  if (!skip) twins = await startTwins()
})
after(() => twins?.stop())

for (const version of readCall().versions) {
  test(`what one engine migrated the other takes for its own, as Flyway ${version}`, { skip }, async t => {
    const real = await startRealFlyway(version)
    const cases = readRecorded().map(recorded => recorded.case)
    try {
      for (const one of cases) {
        const [ofOurs, ofReal] = await crossed(real, one, FLYWAYS[version] ?? assert.fail(version))
        assert.deepEqual(ofOurs, ofReal, one.theme)
      }
    } finally {
      await real.stop()
    }
    t.diagnostic(`${cases.length} cases crossed both ways`)
  })
}

/** What each engine says of the database that the other one migrated. */
async function crossed(real: RealFlyway, one: Case, compatibility: Compatibility) {
  const { folder } = twins
  const [a, b] = [twins.real, twins.ours].map(({ url }) => ({ url, folder }))
  if (!a || !b) throw new Error('there are two')
  await Promise.all([reset(twins.real), reset(twins.ours)])
  await makePast(migrateWith(real), [twins.real, twins.ours], one, folder)
  await Promise.all([
    real.ask(['migrate'], settingsAt(a, one.options)),
    askOurs(['migrate'], b, one.options, compatibility),
  ])
  const answers = await Promise.all([
    askOurs(QUESTIONS, a, one.options, compatibility),
    real.ask(QUESTIONS, settingsAt(b, one.options)),
  ])
  return answers.map(own => own.map(answer => plainAnswer(answer, folder)))
}
