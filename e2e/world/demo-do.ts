import { parseArgs } from 'node:util'
import { WORLD_FILE } from './demo/folder'
import { readWorldFile } from './demo/world-file'
import { STEPS, stepNamed } from './story/steps'

/** `npm run demo:do -- <step>`: does to the running demo what a key in its terminal does. */
async function main(): Promise<number> {
  const options = { world: { type: 'string', default: WORLD_FILE } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const step = stepNamed(positionals)
  if (!step) return refuse(positionals.join(' '))
  const running = readWorldFile(values.world)
  if (!running) return say('No demo is running here. Start one with: npm run demo', 1)

  const { url, token } = running.control
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(url, { method: 'POST', headers, body: step[0] }).catch(() => null)
  if (!answer) return say('The demo does not answer; it has ended. Start one with: npm run demo', 1)
  if (!answer.ok) return say((await answer.text()).trim(), 1)
  process.stdout.write(`${step[0]}: ${step[1].says}\n`)
  return 0
}

function refuse(asked: string): number {
  const list = [...STEPS].map(([name, { says }]) => `  ${name.padEnd(18)} ${says}`).join('\n')
  return say(
    `${asked === '' || asked === 'help' ? 'The steps' : `There is no step "${asked}". The steps`} are:\n${list}`,
    64,
  )
}

function say(message: string, code: number): number {
  process.stderr.write(`${message}\n`)
  return code
}

main().then(
  code => process.exit(code),
  (error: Error) => process.exit(say(error.message, 64)),
)
