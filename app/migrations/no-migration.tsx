import { server } from '@/lib/server'
import { Missing } from '../frame/missing'

/** No environment has a script or a row under this key. */
export function NoMigration() {
  const names = server()
    .board()
    .environments.map(({ name }) => name)
  return (
    <Missing
      what="migration"
      where={`Looked for a script or a row with this key in ${names.join(', ')}. A key is a version such as V2.1, or a repeatable such as R__view.`}
      way={{ name: 'Show the board', href: '/' }}
    />
  )
}
