import { execFileSync } from 'node:child_process'
import { makeFreshCheckout } from '../fresh-checkout'

const user = (option: string) => Number(execFileSync('id', [option, 'nobody']).toString())

/**
 * A checkout that belongs to the user `nobody`, for root to run things in as an ordinary user. The files in node_modules
 * stay root's: they are hard links, and their owner would change in our own checkout, too.
 */
export function makeCheckoutOfNobody() {
  const { folder, remove } = makeFreshCheckout()
  const nobody = { uid: user('-u'), gid: user('-g') }
  const owner = `${nobody.uid}:${nobody.gid}`
  execFileSync('find', [folder, '-type', 'd', '-exec', 'chown', owner, '{}', '+'])
  execFileSync('find', [
    folder,
    '-name',
    'node_modules',
    '-prune',
    '-o',
    '-type',
    'f',
    '-exec',
    'chown',
    owner,
    '{}',
    '+',
  ])
  return { folder, remove, user: nobody, env: { HOME: folder, USER: 'nobody', LOGNAME: 'nobody' } }
}
