import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareDatabase } from './migrated-database'
import { readScript } from './replay'

const { ask, attempt } = prepareDatabase()

test('rear_diff cannot log in and is no more than an ordinary role', async () => {
  const role = `SELECT rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = 'rear_diff'`
  assert.deepEqual(await ask(role), ['false false false false false'])
})

test('as rear_diff, a title is labelled and reviewed, leaves the queue, and its updated_at moves', async () => {
  const seen = await attempt(async () => {
    await ask(`UPDATE atp.training SET updated_at = '2000-01-01Z'`)
    await ask('SET LOCAL ROLE rear_diff')
    const before = await ask('SELECT imdb_id FROM atp.review_queue')
    await ask(
      `UPDATE atp.training SET label = 'would_not_watch', human_labeled = TRUE, anomalous = FALSE, reviewed = TRUE`,
    )
    const queue = await ask('SELECT imdb_id FROM atp.review_queue')
    return [before, queue, await ask('SELECT label, reviewed, updated_at = now() FROM atp.training')]
  })
  assert.deepEqual(seen, [['tt0133093'], [], ['would_not_watch true true']])
})

const REFUSED = [
  `UPDATE atp.training SET media_title = 'x'`,
  `UPDATE atp.training SET updated_at = now()`,
  `UPDATE atp.media SET rejection_status = 'override'`,
  `UPDATE atp.prediction SET probability = 1`,
  `DELETE FROM atp.training`,
  `INSERT INTO atp.training (imdb_id, label, media_title) VALUES ('tt0000001', 'would_watch', 'x')`,
  'TRUNCATE atp.engineered',
  'CREATE TABLE atp.mine ()',
]

for (const statement of REFUSED)
  test(`as rear_diff, ${statement} is refused`, async () => {
    const work = async () => {
      await ask('SET LOCAL ROLE rear_diff')
      await ask(statement)
    }
    await assert.rejects(attempt(work), { code: '42501' })
  })

test('V8 leaves a role that is there as it is, also one that may log in', async () => {
  const role = await attempt(async () => {
    await ask('ALTER ROLE rear_diff LOGIN CONNECTION LIMIT 7')
    await ask('DROP SCHEMA atp CASCADE')
    await ask('CREATE SCHEMA atp; CREATE TABLE atp.media (); CREATE TABLE atp.prediction ()')
    await ask('CREATE TABLE atp.training (label INT, human_labeled INT)')
    await ask(readScript('V8__create_rear_diff.sql'))
    return ask(`SELECT rolcanlogin, rolconnlimit FROM pg_roles WHERE rolname = 'rear_diff'`)
  })
  assert.deepEqual(role, ['true 7'])
})
