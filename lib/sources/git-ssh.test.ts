import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { createGitReader } from './git-reader'
import { makeRepository } from './test-repository'

const root = mkdtempSync(path.join(tmpdir(), "git ssh's "))
const path_ = process.env.PATH
after(() => {
  process.env.PATH = path_
  return rm(root, { recursive: true, force: true })
})

/** In the place of ssh: writes down how it was called and runs what the other side would run. */
const SSH = `#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$(dirname "$0")/called"; last=$word; done
exec sh -c "$last"
`

test('ssh is called with the key and without any question, from a place with spaces and quotes', async () => {
  const { bare, push } = makeRepository(path.join(root, 'remote'))
  const commit = push('main', { 'V1__a.sql': '1' })
  const bin = path.join(root, 'bin')
  await mkdir(bin)
  await writeFile(path.join(bin, 'ssh'), SSH)
  await chmod(path.join(bin, 'ssh'), 0o755)
  process.env.PATH = `${bin}:${path_}`

  const keyFile = path.join(root, "my key's file")
  const config = { kind: 'git', repository: `git@example.com:${bare}`, ref: 'main', folder: '', keyFile } as const
  const { signal } = new AbortController()
  const read = createGitReader({ ...config, tokenFile: null }, path.join(root, 'copies'), signal)
  assert.equal((await read()).commit, commit)

  const words = (await readFile(path.join(bin, 'called'), 'utf8')).split('\n')
  assert.equal(words[words.indexOf('-i') + 1], keyFile)
  for (const option of ['BatchMode=yes', 'IdentitiesOnly=yes', 'ConnectTimeout=10']) assert.ok(words.includes(option))
  assert.ok(
    words.some(word => /^UserKnownHostsFile=".*\/copies\/\w{32}\/known_hosts" ~\/\.ssh\/known_hosts$/.test(word)),
  )
  assert.ok(words.includes('git@example.com'))
})
