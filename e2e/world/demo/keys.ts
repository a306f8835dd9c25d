import { STEPS } from '../story/steps'

/** Listens to single keys when there is a terminal; says which there are. Without one it takes none. */
export function listenToKeys({ play, quit }: { play: (step: string) => Promise<void>; quit: () => void }): void {
  const { stdin } = process
  if (!stdin.isTTY) return
  const byKey = new Map([...STEPS].flatMap(([name, { key }]) => (key ? [[key, name] as const] : [])))
  for (const [key, name] of byKey) process.stdout.write(`  ${key}  ${name.padEnd(11)} ${STEPS.get(name)?.says}\n`)
  process.stdout.write('  q  end; more steps: npm run demo:do -- help\n')
  stdin.setRawMode(true)
  stdin.on('data', data => {
    const key = data.toString()
    // Raw mode delivers Ctrl-C as a byte instead of a signal.
    if (key === 'q' || key === '\u0003') return quit()
    const step = byKey.get(key)
    if (step) play(step).catch((error: Error) => process.stderr.write(`${error.message}\n`))
  })
}
