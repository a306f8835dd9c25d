import { type ChildProcess, spawn } from 'node:child_process'
import { GitError } from './git-error'

export type GitCall = {
  args: string[]
  /** What git may reach: nothing, when a repository of this machine is read in place. */
  protocols?: string
  /** `-c` settings beyond those of every call. */
  settings?: string[]
  environment?: Record<string, string>
  input?: string
  /** Milliseconds. */
  timeout: number
  signal: AbortSignal
}

/** Another process may have started this one from a hook, where these name its repository. */
const NOT_OURS = [
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES'],
  ...['GIT_COMMON_DIR', 'GIT_NAMESPACE', 'GIT_PREFIX', 'GIT_CONFIG', 'GIT_CONFIG_PARAMETERS', 'GIT_CONFIG_COUNT'],
  ...['GIT_SHALLOW_FILE', 'GIT_GRAFT_FILE', 'GIT_ASKPASS', 'SSH_ASKPASS', 'GIT_SSH', 'GIT_SSH_COMMAND'],
]

/** No question to a person, no settings but ours, no hook or helper of the repository, and English for our reading of it. */
const ENVIRONMENT = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
}
// A repository of another user is read, too: nothing that its settings could name is ever run.
const SETTINGS = ['safe.directory=*', 'core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.askPass=']

/** Runs git to its end and gives its output; whatever else it does is thrown as a GitError. */
export async function runGit(call: GitCall): Promise<Buffer> {
  call.signal.throwIfAborted()
  const child = startGit(call)
  // `detached` gave it a group of its own: what it started for the network ends with it.
  const stop = () => killGroup(child)
  return new Promise<Buffer>((resolve, reject) => {
    const output: Buffer[] = []
    let said = ''
    const timer = setTimeout(() => {
      reject(new GitError('timeout', null, said))
      stop()
    }, call.timeout)
    call.signal.addEventListener('abort', stop, { once: true })
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000)
    })
    // A git that ended before it read all of its input; how it ended says why.
    child.stdin?.on('error', () => {})
    child.once('error', cause => reject(new GitError('absent', null, '', { cause })))
    child.once('close', code => {
      clearTimeout(timer)
      call.signal.removeEventListener('abort', stop)
      if (code === 0) resolve(Buffer.concat(output))
      else reject(new GitError(code === 127 ? 'absent' : 'failed', code, said))
    })
    child.stdin?.end(call.input ?? '')
  })
}

/** By way of `env`: git gets this process's environment, of which nothing is read here, with our changes. */
function startGit({ args, protocols = 'none', settings = [], environment = {} }: GitCall): ChildProcess {
  const changes = Object.entries({ ...ENVIRONMENT, GIT_ALLOW_PROTOCOL: protocols, ...environment })
  return spawn(
    'env',
    [
      ...NOT_OURS.flatMap(name => ['-u', name]),
      ...changes.map(([name, value]) => `${name}=${value}`),
      'git',
      '--no-pager',
      ...[...SETTINGS, ...settings].flatMap(setting => ['-c', setting]),
      ...args,
    ],
    { cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'pipe'] },
  )
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
