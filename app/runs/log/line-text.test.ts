import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLineText } from './line-text'

const textOf = (line: string) =>
  readLineText(line)
    .map(({ text }) => text)
    .join('')

test('a plain line is one stretch of itself', () => {
  assert.deepEqual(readLineText('Flyway 11.20'), [
    { text: 'Flyway 11.20', colour: null, bold: false, underline: false, control: false },
  ])
})

test('markup in a line stays text', () => {
  const line = '<script>alert(1)</script> &amp; <img src=x onerror=alert(1)>'
  assert.equal(textOf(line), line)
})

test('colours of a terminal become tones, and end where the terminal ends them', () => {
  const [red, rest] = readLineText('\u001b[31;1mERROR:\u001b[0m no')
  assert.deepEqual(red, { text: 'ERROR:', colour: 'fail', bold: true, underline: false, control: false })
  assert.deepEqual(rest, { text: ' no', colour: null, bold: false, underline: false, control: false })
})

test('grey and dim are the dim tone, a background or an exact colour is none', () => {
  const colours = ['\u001b[90ma', '\u001b[2ma', '\u001b[41ma', '\u001b[38;2;1;2;3ma', '\u001b[38;5;200ma']
  assert.deepEqual(
    colours.map(line => readLineText(line).at(-1)?.colour),
    ['dim', 'dim', null, null, null],
  )
})

test('moves of the cursor, titles and links leave nothing behind', () => {
  assert.equal(
    textOf('\u001b[2K\u001b[1Gdone\u001b]0;title\u0007 \u001b]8;;https://a.example\u001b\\here\u001b]8;;\u001b\\'),
    'done here',
  )
})

test('what a carriage return overwrote is gone, and one at the end overwrites nothing', () => {
  assert.equal(textOf('10 %\r50 %\r100 %\r'), '100 %')
  assert.equal(textOf('a line of Windows\r'), 'a line of Windows')
})

test('control characters are shown by their pictures, others by their numbers', () => {
  const stretches = readLineText('a\u0000b\u0007\u007f\u009b')
  assert.deepEqual(
    stretches.map(({ text, control }) => [text, control]),
    [
      ['a', false],
      ['␀', true],
      ['b', false],
      ['␇', true],
      ['␡', true],
      ['U+009B', true],
    ],
  )
})

test('a character that turns the direction of text around, or hides, can be seen', () => {
  assert.equal(textOf('safe\u202e gnp.exe\u200b\u2066'), 'safeU+202E gnp.exeU+200BU+2066')
})

test('an escape character without a sequence can be seen', () => {
  assert.equal(textOf('a\u001bZ'), 'a␛Z')
})

test('a line of nothing but colour changes is one piece of text', () => {
  const [all, ...rest] = readLineText('\u001b[1mx'.repeat(200_000))
  assert.equal(all?.text.slice(0, 6), '␛[1mx␛')
  assert.equal(rest.length, 0)
})

test('tabs and empty lines stay', () => {
  assert.equal(textOf('\tat Main.java'), '\tat Main.java')
  assert.deepEqual(readLineText(''), [])
})
