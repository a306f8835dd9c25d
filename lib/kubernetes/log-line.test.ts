import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLogLine } from './log-line'

const parse = (text: string | Buffer) => {
  const { time, text: line } = parseLogLine({ bytes: Buffer.from(text), left: 0 })
  return [time, line]
}
const STAMP = '2026-11-24T15:30:49.556441952Z'

const LINES: [string, string | Buffer, [string | null, string]][] = [
  ['a stamp and a text', `${STAMP} Successfully applied`, [STAMP, 'Successfully applied']],
  ['an empty line', `${STAMP} `, [STAMP, '']],
  ['a local stamp is told in UTC, with its fraction', '2026-11-24T17:30:49.556441952+02:00 x', [STAMP, 'x']],
  ['a stamp without a fraction', '2026-11-24T15:30:49Z x', ['2026-11-24T15:30:49Z', 'x']],
  ['a line without a stamp', 'rpc error: code = Unknown', [null, 'rpc error: code = Unknown']],
  ['what only looks like a stamp', '2026-99-99T15:30:49Z x', [null, '2026-99-99T15:30:49Z x']],
  ['carriage returns, colours and NUL come as they are', `${STAMP} 10%\r20%\x1b[31m\0`, [STAMP, '10%\r20%\x1b[31m\0']],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from(`${STAMP} a`), Buffer.of(0xff, 0xc3)]),
    [STAMP, 'a\ufffd\ufffd'],
  ],
  ['an inner stamp of a short line is text', `${STAMP} at ${STAMP} x`, [STAMP, `at ${STAMP} x`]],
]
for (const [fact, line, expected] of LINES) test(fact, () => assert.deepEqual(parse(line), expected))

test('stamps that an old kubelet put between the 16 KiB records of a long line are taken out, and no others', () => {
  const record = 'x'.repeat(16_384)
  assert.deepEqual(parse(`${STAMP} ${record}${STAMP} ${record}${STAMP} end`), [STAMP, `${record}${record}end`])
  assert.deepEqual(parse(`${STAMP} ${record}${record}end`), [STAMP, `${record}${record}end`])
  assert.deepEqual(parse(`${STAMP} ${record}x${STAMP} end`), [STAMP, `${record}x${STAMP} end`])
})
