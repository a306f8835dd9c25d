import { mkdir } from 'node:fs/promises'
import { isCommitId } from './git-address'
import { accessOf, type GitCredentials } from './git-credentials'
import { findTip } from './git-objects'
import { runGit } from './run-git'

/** What is wanted of a remote repository, and the folder of our own bare copy of that. */
export type GitCopy = {
  repository: string
  ref: string
  credentials: GitCredentials
  folder: string
  signal: AbortSignal
}

/** Where the wanted branch or tag is kept in our copy. */
const TIP = 'refs/board/tip'
const PROTOCOLS = 'https:http:ssh:git:file'
/** Milliseconds. The first copy of a large repository takes its time. */
const ASK = 20_000
const FETCH = 120_000

/**
 * Brings our copy up to date and says under which names the wanted commit may be found in it. `seen` is what the remote
 * had at that ref the last time: when it has the same, nothing is fetched.
 */
export async function fetchRef(copy: GitCopy, seen: string | null): Promise<{ names: string[]; seen: string | null }> {
  await mkdir(copy.folder, { recursive: true, mode: 0o700 })
  await run(copy, ['init', '--quiet', '--bare', '--template=', copy.folder], ASK)
  if (isCommitId(copy.ref) && (await hasCommit(copy))) return { names: [copy.ref], seen }

  const remote = await askRemote(copy)
  if (remote && remote.id === seen) return { names: [TIP], seen }
  if (remote) {
    await fetch(copy, ['--depth=1'], [`+${remote.name}:${TIP}`])
    return { names: [TIP], seen: remote.id }
  }
  // A shortened commit is no name to a remote: only with all of its history can it be told.
  if (isCommitId(copy.ref))
    await fetch(copy, [], ['+refs/heads/*:refs/board/heads/*', '+refs/tags/*:refs/board/tags/*'])
  return { names: isCommitId(copy.ref) ? [copy.ref] : [], seen: null }
}

const hasCommit = async ({ folder, ref, signal }: GitCopy) => (await findTip({ folder, signal }, [ref], '')) !== null

/** The ref as the remote has it now: a branch, else a tag, else one that is named whole. */
async function askRemote(copy: GitCopy): Promise<{ name: string; id: string } | null> {
  const names = [`refs/heads/${copy.ref}`, `refs/tags/${copy.ref}`, copy.ref]
  const output = await run(copy, ['ls-remote', '--quiet', '--', copy.repository, ...names], ASK)
  const found = new Map(
    output
      .toString()
      .split('\n')
      .map(line => line.split('\t'))
      .flatMap(([id, name]) => (id && name ? [[name, id] as const] : [])),
  )
  for (const name of names) {
    const id = found.get(name)
    if (id) return { name, id }
  }
  return null
}

const fetch = (copy: GitCopy, options: string[], refs: string[]) =>
  run(
    copy,
    ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', ...options].concat(
      ...['--', copy.repository],
      refs,
    ),
    FETCH,
  )

function run({ repository, credentials, folder, signal }: GitCopy, args: string[], timeout: number): Promise<Buffer> {
  const { settings, environment } = accessOf(repository, credentials, folder)
  return runGit({
    args: ['-C', folder, ...args],
    protocols: PROTOCOLS,
    // Tidying up in the background would outlive us.
    settings: [
      ...settings,
      'gc.autoDetach=false',
      'maintenance.autoDetach=false',
      'http.lowSpeedLimit=1',
      'http.lowSpeedTime=20',
    ],
    environment,
    timeout,
    signal,
  })
}
