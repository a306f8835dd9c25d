import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { parseArguments } from './arguments'
import { startControl } from './control'

test('demo says what is wrong with its arguments, and with which exit code', () => {
  const cases: [string[], Record<string, string>, number | null][] = [
    [[], {}, null],
    [['--scenario', 'calm'], { PORT: '4000', HOST: 'localhost' }, null],
    [['--scenario', 'sunny'], {}, 64],
    [[], { PORT: 'three' }, 78],
    [[], { PORT: '70000' }, 78],
    [[], { HOST: '0.0.0.0' }, 78],
  ]
  for (const [argv, env, code] of cases) {
    const parsed = parseArguments(argv, env as NodeJS.ProcessEnv)
    assert.equal('code' in parsed ? parsed.code : null, code, JSON.stringify([argv, env]))
  }
})

test('control plays a step for who has the token, tells a failure, and refuses everybody else', async () => {
  const played: string[] = []
  const { url, token, stop } = await startControl(async step => {
    if (step === 'bad') throw new Error('it broke')
    played.push(step)
  })
  const post = (body: string, bearer = token) =>
    fetch(url, { method: 'POST', body, headers: { authorization: `Bearer ${bearer}` } })
  assert.equal((await post('calm')).status, 200)
  assert.equal((await post('calm', 'wrong')).status, 403)
  assert.equal((await fetch(url)).status, 403)
  const failed = await post('bad')
  assert.deepEqual([failed.status, await failed.text()], [500, 'it broke\n'])
  assert.deepEqual(played, ['calm'])
  stop()
})

const demoDo = (...args: string[]) =>
  new Promise<{ code: number; errors: string }>(resolve => {
    const file = 'e2e/world/demo-do.ts'
    execFile(
      process.execPath,
      ['--import', 'tsx', file, '--world', 'no/such/world.json', ...args],
      (error, _, errors) => resolve({ code: Number(error?.code ?? 0), errors }),
    )
  })

test('demo:do lists the steps when it does not know one, and says when no demo is running', async () => {
  const [unknown, none] = await Promise.all([demoDo('dance'), demoDo('stop', 'dev')])
  assert.equal(unknown.code, 64)
  assert.match(unknown.errors, /There is no step "dance"[\s\S]*failing[\s\S]*kill-api/)
  assert.equal(none.code, 1)
  assert.match(none.errors, /No demo is running here/)
})
