import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandWords } from './command-words'

const CASES = [
  [
    ['flyway', '-target=37', 'migrate'],
    ['flyway', '-target=37', 'migrate'],
  ],
  [
    ['sh', '-c', 'flyway -target=37 migrate'],
    ['sh', '-c', 'flyway', '-target=37', 'migrate'],
  ],
  [['sleep 5 && /flyway/flyway -table=x\n migrate'], ['sleep', '5', '&&', '/flyway/flyway', '-table=x', 'migrate']],
  [
    [`flyway -initSql="SET a = 'b'" '-placeholders.x=c d' -table=e\\ f info`],
    ['flyway', "-initSql=SET a = 'b'", '-placeholders.x=c d', '-table=e f', 'info'],
  ],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's own notation
    ['flyway -target=$TARGET -table="${T}_x" -schemas=\'$S\' migrate'],
    ['flyway', '-target=$(TARGET)', '-table=$(T)_x', '-schemas=$S', 'migrate'],
  ],
  [
    ['-initSql=SET a = 1', '-placeholderPrefix=${'],
    ['-initSql=SET a = 1', '-placeholderPrefix=${'],
  ],
  [['flyway "unclosed -x=1'], ['flyway', 'unclosed', '-x=1']],
] as const

for (const [args, words] of CASES) {
  test(`${JSON.stringify(args)} are the words ${JSON.stringify(words)}`, () =>
    assert.deepEqual(commandWords(args), words))
}

test('a long line without an end is read in no time', () => {
  const start = performance.now()
  commandWords([`flyway ${'"a\\'.repeat(20_000)}`])
  assert.ok(performance.now() - start < 2_000)
})
