import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anObservation, aReading, NOW } from '@/lib/board/an-observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { summariseProjects } from './projects'

const unread = { history: aReading<never>(null) }

test('projects come outliers first, and of equals in the order of the configuration', () => {
  const board = takeSnapshot(
    [
      anObservation('a-dev', { project: 'a' }),
      anObservation('b-dev', { project: 'b', ...unread }),
      anObservation('c-dev', { project: 'c' }),
    ],
    NOW,
    null,
  )
  assert.deepEqual(
    summariseProjects(board).map(({ name, state }) => `${name} ${state}`),
    ['b unknown', 'a ok', 'c ok'],
  )
})

test('a project is as bad as its worst environment, and says how many findings it has', () => {
  const board = takeSnapshot(
    [anObservation('dev', { project: 'a' }), anObservation('prod', { project: 'a', ...unread })],
    NOW,
    null,
  )
  const [project] = summariseProjects(board)
  assert.equal(project?.state, 'unknown')
  assert.equal(project?.environments.length, 2)
  assert.equal(project?.worst?.environment ?? null, project?.findings === 0 ? null : 'prod')
})
