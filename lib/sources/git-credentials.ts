import path from 'node:path'

/** How a remote repository lets us in: a file with a token for https, one with a private key for ssh, or neither. */
export type GitCredentials = { tokenFile: string | null; keyFile: string | null }

/**
 * What git needs to use them, as settings and environment. It gets the names of the files alone: a token never stands
 * in an argument or in the environment, where others could read it, and goes to the configured host alone.
 */
export function accessOf(
  repository: string,
  { tokenFile, keyFile }: GitCredentials,
  copy: string,
): { settings: string[]; environment: Record<string, string> } {
  return {
    settings: ['credential.helper=', ...(tokenFile === null ? [] : helperOf(repository))],
    environment: {
      GIT_SSH_COMMAND: sshCommand(keyFile, path.join(copy, 'known_hosts')),
      ...(tokenFile === null ? {} : { INSTRUMENT_CLUSTER_TOKEN_FILE: tokenFile }),
    },
  }
}

/** The user that GitHub wants with a token; others take any, and where not, the URL names it. */
const USER = 'x-access-token'

function helperOf(repository: string): string[] {
  if (!/^https?:/.test(repository) || !URL.canParse(repository)) return []
  const { origin, username } = new URL(repository)
  const user = username === '' ? `echo username=${USER};` : ''
  const helper = `!f() { test "$1" = get && { ${user} printf 'password=%s\\n' "$(cat "$INSTRUMENT_CLUSTER_TOKEN_FILE")"; }; }; f`
  return [`credential.${origin}.helper=${helper}`]
}

/** No question to a person. A host is known from the first time on, in a file of ours or in the user's own. */
function sshCommand(keyFile: string | null, knownHosts: string): string {
  const options = [
    ...['BatchMode=yes', 'ConnectTimeout=10', 'ServerAliveInterval=10', 'StrictHostKeyChecking=accept-new'],
    `UserKnownHostsFile="${knownHosts}" ~/.ssh/known_hosts`,
  ]
  const key = keyFile === null ? [] : ['-i', quote(keyFile), '-o', 'IdentitiesOnly=yes']
  return ['ssh', ...key, ...options.flatMap(option => ['-o', quote(option)])].join(' ')
}

const quote = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`
