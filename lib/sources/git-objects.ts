import { SourceError } from '../errors'
import { runGit } from './run-git'

/** A repository on this machine: a work tree, a place in one, a bare one, or our own copy of a remote one. */
export type Repository = { folder: string; signal: AbortSignal }

/** Milliseconds. */
const TIMEOUT = 20_000

const ask = ({ folder, signal }: Repository, args: string[], input?: string) =>
  runGit({ args: ['-C', folder, ...args], input, timeout: TIMEOUT, signal })

/** A commit and the tree of one folder in it; `tree` is null where the commit has no such folder. */
export type Tip = { commit: string; tree: string | null }

/** Finds the first of some names that is a commit, or a tag of one. Null when none is. */
export async function findTip(repository: Repository, names: string[], folder: string): Promise<Tip | null> {
  const questions = names.flatMap(name => [`${name}^{commit}`, `${name}^{commit}:${folder}`])
  // Names go in by standard input: there, nothing can be an option.
  const output = await ask(repository, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], questions.join('\n'))
  const answers = output.toString().split('\n')
  for (let index = 0; index < questions.length; index += 2) {
    const commit = readAnswer(answers[index], 'commit')
    if (commit) return { commit, tree: readAnswer(answers[index + 1], 'tree') }
  }
  return null
}

const readAnswer = (answer: string | undefined, type: string) =>
  new RegExp(`^([0-9a-f]{40,64}) ${type}$`).exec(answer ?? '')?.[1] ?? null

/** One entry of a tree. `size` is null for what is no file: a submodule. */
export type TreeEntry = { mode: string; id: string; size: number | null; path: string }

/** All files of a tree and the trees in it, by their paths in it. */
export async function listTree(repository: Repository, tree: string): Promise<TreeEntry[]> {
  const output = await ask(repository, ['ls-tree', '-r', '-z', '-l', '--full-tree', tree])
  return output
    .toString()
    .split('\0')
    .flatMap(line => {
      const [, mode = '', id = '', size = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? []
      return path ? [{ mode, id, size: size === '-' ? null : Number(size), path }] : []
    })
}

/** The contents of some blobs by their ids. */
export async function readBlobs(repository: Repository, ids: string[]): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>()
  if (ids.length === 0) return blobs
  const output = await ask(repository, ['cat-file', '--batch'], ids.join('\n'))
  // Each: `<id> blob <size>\n<content>\n`
  for (let at = 0; at < output.length; ) {
    const head = output.indexOf(0x0a, at)
    const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(output.toString('utf8', at, head)) ?? []
    if (!id) throw new SourceError('scripts', 'unreadable', 'the repository is damaged')
    blobs.set(id, output.subarray(head + 1, head + 1 + Number(size)))
    at = head + 1 + Number(size) + 1
  }
  return blobs
}
