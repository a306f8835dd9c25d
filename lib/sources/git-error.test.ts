import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorOfGit, GitError } from './git-error'

const said = (text: string) => new GitError('failed', 128, text)

test('what git says has its place', () => {
  const cases: [string, string][] = [
    ["fatal: unable to access 'https://h/r/': Could not resolve host: h", 'unreachable'],
    [
      'ssh: Could not resolve hostname h: Name or service not known\nfatal: Could not read from remote repository.',
      'unreachable',
    ],
    [
      "fatal: unable to access 'https://h/r/': Failed to connect to h port 443 after 1 ms: Couldn't connect to server",
      'unreachable',
    ],
    ['ssh: connect to host h port 22: Connection refused', 'unreachable'],
    ['ssh: connect to host h port 22: Connection timed out', 'timeout'],
    ['fatal: unable to access: Operation too slow. Less than 1 bytes/sec transferred the last 20 seconds', 'timeout'],
    ["fatal: unable to access 'https://h/r/': SSL certificate problem: self-signed certificate", 'tls'],
    ["fatal: Authentication failed for 'https://h/r/'", 'authentication'],
    ["fatal: could not read Username for 'https://h': terminal prompts disabled", 'authentication'],
    ['git@h: Permission denied (publickey).\nfatal: Could not read from remote repository.', 'authentication'],
    ["fatal: unable to access 'https://h/r/': The requested URL returned error: 403", 'not-permitted'],
    ["fatal: unable to access 'https://h/r/': The requested URL returned error: 429", 'too-many'],
    ["fatal: unable to access 'https://h/r/': The requested URL returned error: 502", 'server-error'],
    ["remote: Repository not found.\nfatal: repository 'https://h/r/' not found", 'not-found'],
    ["fatal: '/r' does not appear to be a git repository", 'not-found'],
    ["fatal: cannot change to '/r': No such file or directory", 'not-found'],
    ['Host key verification failed.\nfatal: Could not read from remote repository.', 'misconfigured'],
    ["fatal: transport 'ext' not allowed", 'misconfigured'],
    ["fatal: Unable to create '/c/shallow.lock': File exists.", 'unreadable'],
    ['error: object file objects/ab/c is empty\nfatal: loose object abc is corrupt', 'unreadable'],
    ['fatal: something new', 'unexpected'],
  ]
  for (const [text, code] of cases) assert.equal(errorOfGit(said(text)).code, code, text)
})

test('the message is fit to show, the words of git stay in the cause', () => {
  const cause = said("fatal: Authentication failed for 'https://secret@h/r/'")
  const error = errorOfGit(cause)
  assert.equal(error.message, 'scripts refused the credentials (git ended with 128)')
  assert.equal(error.cause, cause)
  assert.equal(
    errorOfGit(new GitError('absent', 127, '')).message,
    'scripts is configured in a way that cannot work (git is not installed)',
  )
})
