import assert from 'node:assert/strict'
import { test } from 'node:test'
import { absent, type Major } from '../embedded-postgres/binaries'
import { fixtureFolder, placesOf, plantedIn } from './fixture'
import { RULE_IDS } from './rules'
import { HOUSE } from './settings/settings'
import { lintFolder } from './world/lint-folder'

/** These need a git base, or stop the database: they have fixtures of their own. */
const ELSEWHERE = ['version-order', 'applied-script', 'does-not-apply']

const lint = (folder: string, postgres: Major = 18) =>
  lintFolder(fixtureFolder(folder), { ...HOUSE, postgres }, null, AbortSignal.timeout(300_000))

test('each planted mistake is found at its file and line, and nothing else; a second run says the same', async () => {
  const { findings, notApplied } = await lint('planted')
  assert.deepEqual(placesOf(findings), plantedIn(fixtureFolder('planted')))
  assert.deepEqual(notApplied, [])
  assert.deepEqual((await lint('planted')).findings, findings)
})

test('each rule has at least three planted mistakes', () => {
  const rules = plantedIn(fixtureFolder('planted')).map(place => place.split(' ')[1])
  for (const id of RULE_IDS.filter(id => !ELSEWHERE.includes(id)))
    assert.ok(rules.filter(rule => rule === id).length >= 3, id)
})

test('PostgreSQL 15 leads to the same findings', { skip: absent(15) }, async () => {
  const { findings } = await lint('planted', 15)
  assert.deepEqual(placesOf(findings), plantedIn(fixtureFolder('planted')))
})

test('after a script that does not apply, the texts of the others are looked at', async () => {
  const { findings, notApplied } = await lint('broken')
  assert.deepEqual(placesOf(findings), plantedIn(fixtureFolder('broken')))
  assert.deepEqual(notApplied, [
    'V2__missing_table.sql',
    'V3__syntax.sql',
    'V4__placeholder.sql',
    'V5__copy.sql',
    'V6__if_not_exists.sql',
  ])
})

test('an enum value that only a later script adds is told as what it is', async () => {
  const { findings } = await lint('late-enum')
  assert.deepEqual(placesOf(findings), plantedIn(fixtureFolder('late-enum')))
})
