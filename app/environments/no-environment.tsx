import { server } from '@/lib/server'
import { Missing } from '../frame/missing'

/** The configuration names no such environment. */
export function NoEnvironment() {
  const names = server()
    .board()
    .environments.map(({ name }) => name)
  return (
    <Missing
      what="environment"
      where={`The configuration has ${names.join(', ')}.`}
      way={{ name: 'Show the board', href: '/' }}
    />
  )
}
