import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { run, TREE } from './run-migration-world'

const top = mkdtempSync(path.join(tmpdir(), 'bundle-'))
after(() => rmSync(top, { recursive: true, force: true }))

/** A tree whose engine says a word, which is in a file of its own. */
function tree(name: string) {
  const folder = path.join(top, name)
  const at = (file: string) => path.join(folder, file)
  mkdirSync(at('lib/cli'), { recursive: true })
  copyFileSync(path.join(TREE, 'lib/cli/bundle.sh'), at('lib/cli/bundle.sh'))
  copyFileSync(path.join(TREE, 'run-migration.sh'), at('run-migration.sh'))
  symlinkSync(path.join(TREE, 'node_modules'), at('node_modules'))
  for (const file of ['package-lock.json', 'tsconfig.json']) writeFileSync(at(file), '{}')
  const say = (word: string) => writeFileSync(at('lib/word.ts'), `export const word: string = '${word}'`)
  say('one')
  writeFileSync(at('lib/cli/flyway.ts'), `import { word } from '../word'\nconsole.log(word, process.argv[1])`)
  const env = { PATH: process.env.PATH ?? '', FLYWAY_ENGINE: 'builtin', FLYWAY_URL: 'jdbc:postgresql://x/y' }
  return { at, say, info: () => run(at('run-migration.sh'), ['info'], top, env) }
}

test('the engine runs from the bundle, which is made once', async () => {
  const { at, info } = tree('once')
  const first = await info()
  assert.deepEqual([first.code, first.out], [0, `one ${at('dist/flyway.cjs')}\n`])
  writeFileSync(at('dist/flyway.cjs'), `console.log('as it was')`)
  assert.equal((await info()).out, 'as it was\n')
})

test('a source that changed or went is never run as it was', async () => {
  const { at, say, info } = tree('changed')
  await info()
  say('two')
  assert.match((await info()).out, /^two .*\/dist\/flyway\.cjs\n$/)
  rmSync(at('lib/word.ts'))
  const { code, out } = await info()
  assert.deepEqual([code === 0, out], [false, ''])
})

test('where no bundle can be made, the sources run', async () => {
  const { at, say, info } = tree('none')
  await info()
  rmSync(at('dist'), { recursive: true })
  writeFileSync(at('dist'), 'no folder')
  say('two')
  assert.match((await info()).out, /^two .*\/lib\/cli\/flyway\.ts\n$/)
})

test('several at once leave one bundle and nothing else', async () => {
  const { at, info } = tree('several')
  const ended = await Promise.all([info(), info(), info()])
  assert.deepEqual(new Set(ended.map(({ out }) => out)), new Set([`one ${at('dist/flyway.cjs')}\n`]))
  assert.deepEqual(readdirSync(at('dist')), ['flyway.cjs'])
})
