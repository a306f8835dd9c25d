import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { askOurs } from '../twins/ask-ours'
import { FLYWAYS } from '../twins/compare'
import { makePast } from '../twins/make-past'
import { commandsOf, told } from '../twins/run-case'
import { reset, startTwin, type Twin } from '../twins/twin'
import { partsOf, readRecorded, toldBy } from './recorded'

/* The kept cases, with what Flyway itself told when it was asked: here it is not needed. */
const dir = mkdtempSync(path.join(tmpdir(), 'flyway-kept-'))
const folder = path.join(dir, 'case')
let twin: Twin

before(async () => {
  twin = await startTwin(dir)
})
after(async () => {
  await twin?.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

for (const [version, compatibility] of Object.entries(FLYWAYS)) {
  for (const [index, recorded] of readRecorded().entries()) {
    const one = recorded.case
    test(`kept case ${index} (${one.theme}) is answered as Flyway ${version} did`, async () => {
      await reset(twin)
      await makePast((place, options) => askOurs(['migrate'], place, options, compatibility), [twin], one, folder)
      const answers = await askOurs(commandsOf(one), { url: twin.url, folder }, one.options, compatibility)
      assert.deepEqual(partsOf(await told(answers, twin, one, folder), version), toldBy(recorded, version))
    })
  }
}
