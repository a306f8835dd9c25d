import assert from 'node:assert/strict'
import { until } from '../../lib/kubernetes/test-cluster'
import { readerTest } from './reader-test'
import { runContainer } from './run-container'
import type { KubernetesWorld } from './world'

const MEGABYTE = 1 << 20

/** What a log may hold that is no line of text. */
export function bytesContract(world: () => KubernetesWorld): void {
  readerTest(
    'NUL, escapes, carriage returns and broken UTF-8 are one line each, and pass',
    world,
    async ({ follow }) => {
      const container = runContainer(world(), 'bytes-1')
      const odd = [[0, 97], [27, 91, 51, 49, 109], [49, 13, 50], [0xff, 0xfe], [0xc3], [0xed, 0xa0, 0x80]]
      const writer = container.file.writer()
      for (const bytes of odd) writer.write(Buffer.from([...bytes, 10]))
      await container.reportRunning()
      const seen = follow('bytes')
      container.end(0)
      await container.reportEnd()
      await until(() => seen.runs()[0]?.ended === true, 'the end of the log')
      assert.deepEqual(
        seen.runs()[0]?.texts,
        odd.map(bytes => Buffer.from(bytes).toString()),
      )
    },
  )

  readerTest(
    'a line of 200 MB is kept up to a bound and says what it lost; the next one is whole',
    world,
    async ({ follow }) => {
      const container = runContainer(world(), 'endless-1')
      const writer = container.file.writer()
      const piece = 'x'.repeat(MEGABYTE)
      for (let i = 0; i < 200; i++) writer.write(piece)
      writer.write('\nafter\n')
      await container.reportRunning()
      const seen = follow('endless', { longestLine: MEGABYTE })
      await until(() => seen.runs()[0]?.texts.length === 2, 'both lines', 120_000)
      const [long = '', after] = seen.runs()[0]?.texts ?? []
      assert.ok(long.startsWith('xxx') && long.length < MEGABYTE + 100)
      assert.match(long, / … \[\d+ more bytes of this line were left out\]$/)
      assert.equal(after, 'after')
      await world().removePod('endless-1')
      container.file.rotate()
    },
  )
}
