import { freePort } from '../free-port'
import { makeFreshCheckout } from '../fresh-checkout'
import { runDemo } from '../run-demo'
import type { Row } from './row'

/** `npm run demo` where nothing was built before: until its page answers whole. */
export async function measureDemo(): Promise<Row> {
  const { folder, remove } = makeFreshCheckout()
  try {
    const start = performance.now()
    const demo = await runDemo({ folder, port: await freePort() })
    const response = await fetch(demo.url)
    const html = await response.text()
    const seconds = (performance.now() - start) / 1000
    process.kill(-demo.group, 'SIGTERM')
    await demo.ended
    const usable = response.ok && html.includes('prod')
    const note = `fresh checkout, build included, ${demo.lines.length} lines of progress`
    return { name: 'npm run demo: page usable', figure: usable ? seconds : Number.NaN, unit: 's', bound: 60, note }
  } finally {
    remove()
  }
}
