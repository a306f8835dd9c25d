import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstalledOn } from './installed-on'

const CASES = [
  ['2026-11-23 09:32:05.123456', 'UTC', '2026-11-23T09:32:05.123Z'],
  ['2026-11-23 09:32:05.1', 'UTC', '2026-11-23T09:32:05.100Z'],
  ['2026-11-23 09:32:05', 'UTC', '2026-11-23T09:32:05.000Z'],
  ['2026-11-23 09:32:05.5', 'Asia/Tokyo', '2026-11-23T00:32:05.500Z'],
  ['2026-07-01 12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  ['2026-12-01 12:00:00', 'Europe/Berlin', '2026-12-01T11:00:00.000Z'],
  ['2026-11-23 09:00:00', 'Asia/Kathmandu', '2026-11-23T03:15:00.000Z'],
  ['2026-03-08 12:00:00', 'America/New_York', '2026-03-08T16:00:00.000Z'],
  // Clocks go back on 25 Oct at 03:00: the hour from 02:00 comes twice, and the earlier is meant.
  ['2026-10-25 01:59:59', 'Europe/Berlin', '2026-10-24T23:59:59.000Z'],
  ['2026-10-25 02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25 03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  // Clocks go forward on 29 Mar at 02:00: the hour from 02:00 never was.
  ['2026-03-29 01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59.000Z'],
  ['2026-03-29 02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29 03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['2026-04-05 01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
] as const

for (const [text, zone, iso] of CASES) {
  test(`${text} in ${zone} is ${iso}`, () => assert.equal(parseInstalledOn(text, zone), iso))
}

for (const text of ['infinity', '', '0044-03-15 12:00:00 BC', '2026-11-23T09:32:05Z']) {
  test(`“${text}” is no time of a row`, () => assert.equal(parseInstalledOn(text, 'UTC'), null))
}
