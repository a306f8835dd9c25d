import { test } from 'node:test'
import { makeCheckoutOfNobody } from './as-nobody'
import { showDemo } from './show-demo'

/* `npm run test:demo`: minutes long, and in the way of a demo that runs here; so not among the other tests. */

const isRoot = process.getuid?.() === 0

test('npm run demo shows a live run and a ghost failure, heals, and ends with nothing left', { timeout: 240_000 }, () =>
  showDemo({ folder: process.cwd() }),
)

test('npm run demo does all that for an ordinary user in a fresh checkout', {
  timeout: 300_000,
  skip: isRoot ? false : 'whoever runs this is an ordinary user already',
}, async () => {
  const { remove, ...place } = makeCheckoutOfNobody()
  try {
    await showDemo(place)
  } finally {
    remove()
  }
})
