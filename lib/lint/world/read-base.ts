import { GitError } from '../../sources/git-error'
import { findTip, listTree, type Repository, readBlobs } from '../../sources/git-objects'
import { runGit } from '../../sources/run-git'
import { type FolderFile, readScripts, type Script } from '../script'
import type { Settings } from '../settings/settings'
import type { Base } from '../text/base'

/** Reads what a git ref has of a folder, and what it had where the work tree left it; a text says why it cannot be read. */
export async function readBase(
  folder: string,
  ref: string,
  { flyway }: Settings,
  signal: AbortSignal,
): Promise<Base | string> {
  const repository = { folder, signal }
  try {
    const tip = await findTip(repository, [ref], './')
    if (!tip)
      return `${ref} is no branch, tag or commit of the repository of ${folder}. Is it fetched? git fetch origin`
    const scripts = async (tree: string | null): Promise<Script[]> =>
      tree === null ? [] : readScripts(await readFiles(repository, tree), flyway)
    const fork = await forkOf(repository, tip.commit)
    const left = fork === null || fork === tip.commit ? tip : await findTip(repository, [fork], './')
    return { ref, tip: await scripts(tip.tree), fork: await scripts((left ?? tip).tree) }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    return error.kind === 'absent'
      ? 'git is not here, and --base needs it'
      : `${folder} is in no git repository that can be read`
  }
}

/** Null where the two have nothing in common, or the history is not here (a shallow clone). */
async function forkOf({ folder, signal }: Repository, commit: string): Promise<string | null> {
  const args = ['-C', folder, 'merge-base', commit, 'HEAD']
  const output = await runGit({ args, timeout: 20_000, signal }).catch(error => {
    if (error instanceof GitError && error.kind === 'failed') return ''
    throw error
  })
  return output.toString().trim() || null
}

async function readFiles(repository: Repository, tree: string): Promise<FolderFile[]> {
  const entries = (await listTree(repository, tree)).filter(({ size }) => size !== null)
  const blobs = await readBlobs(repository, [...new Set(entries.map(({ id }) => id))])
  return entries.flatMap(({ id, path }) => {
    const bytes = blobs.get(id)
    return bytes ? [{ path, bytes: new Uint8Array(bytes) }] : []
  })
}
