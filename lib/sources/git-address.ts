import { SourceError } from '../errors'

/** Whether a repository is reached over a network, or by its protocol: `https://…`, `ssh://…`, scp-like `host:path`. */
export const isRemote = (repository: string): boolean =>
  /^(https?|ssh|git|file):\/\//.test(repository) || /^[^/.][^/]*:/.test(repository)

/** What git takes for a name and for nothing else: no option, no range, no search, no pattern (git-check-ref-format). */
const NAME = /^(?![-/])(?!.*(\.\.|@\{|\/\/|\/\.|\.lock(\/|$)))[^\p{Cc}\s~^:?*[\\]+(?<![/.])$/u

/** A branch, tag or commit as the configuration names it, or the error that says that it cannot be one. */
export function checkRef(ref: string): string {
  if (NAME.test(ref)) return ref
  throw new SourceError('scripts', 'misconfigured', 'ref is not the name of a branch, tag or commit')
}

/** A folder in a repository, from its top, without slashes around it; empty for the top. */
export function checkFolder(folder: string): string {
  const parts = folder.split('/').filter(part => part !== '' && part !== '.')
  if (!parts.includes('..') && !/[\0\n]/.test(folder)) return parts.join('/')
  throw new SourceError('scripts', 'misconfigured', 'folder is not inside the repository')
}

/** Could be a commit, whole or shortened. */
export const isCommitId = (ref: string): boolean => /^[0-9a-f]{4,64}$/.test(ref)
