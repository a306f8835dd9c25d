import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Compatibility } from '../flyway/options'
import { readCall } from './call'
import { makeConsole } from './console'

/** What a call with these arguments writes. */
function written(args: string[], compatibility: Compatibility = '13') {
  const lines = { out: '', err: '' }
  const streams = {
    out: (text: string) => {
      lines.out += text
    },
    err: (text: string) => {
      lines.err += text
    },
    isTerminal: false,
  }
  return { lines, console: makeConsole(readCall(args, {}).output, streams, '/', compatibility) }
}

test('-X shows all, -q warnings and errors alone', () => {
  const shown = (args: string[]) => {
    const { lines, console } = written(args)
    for (const level of ['debug', 'info', 'warn', 'error'] as const) console.print(level, level)
    return [lines.out, lines.err]
  }
  assert.deepEqual(shown(['info']), ['info\nWARNING: warn\n', 'ERROR: error\n'])
  assert.deepEqual(shown(['info', '-X']), ['DEBUG: debug\ninfo\nWARNING: warn\n', 'ERROR: error\n'])
  assert.deepEqual(shown(['info', '-q']), ['WARNING: warn\n', 'ERROR: error\n'])
})

test('outputLogsInJson writes the log beside the answer', () => {
  const { lines, console } = written(['info', '-outputType=json', '-outputLogsInJson=true'])
  console.print('warn', 'a\nb')
  console.answer({ b: [], a: 1 })
  assert.equal(lines.err, '{"level":"WARN","message":"a\\nb"}\n')
  assert.equal(lines.out, '{\n  "a" : 1,\n  "b" : [ ]\n}\n')
})

test('JSON has the order and the blanks of each version', () => {
  const answer = { flywayVersion: '1', database: 'd', operation: 'validate', warnings: ['w\u001b'], nothing: {} }
  const text = (compatibility: Compatibility) => {
    const { lines, console } = written(['validate', '-outputType=json'], compatibility)
    console.answer(answer)
    return lines.out
  }
  const fields = [
    '"flywayVersion" : "1"',
    '"database" : "d"',
    '"warnings" : [ "w\\u001B" ]',
    '"operation" : "validate"',
  ]
  assert.equal(text('11.20'), `{\n  ${fields.join(',\n  ')},\n  "nothing" : { }\n}\n`)
  assert.match(text('13'), /^\{\n {2}"database" : "d",\n {2}"flywayVersion"/)
  assert.match(text('9.22'), /"warnings": \[\n {4}"w/)
})
