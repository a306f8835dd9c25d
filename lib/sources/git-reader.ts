import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Scripts } from '../board/observation'
import type { ScriptsConfig } from '../config'
import { SourceError } from '../errors'
import { checkFolder, checkRef, isRemote } from './git-address'
import { fetchRef, type GitCopy } from './git-copy'
import { findTip, type Repository, type Tip } from './git-objects'
import { inTurn } from './in-turn'
import { mendCopy } from './mend-copy'
import { observeScripts } from './observe-scripts'
import { type BlobTexts, readTree } from './read-tree'

/** A ref of a repository, and a folder in it. */
export type GitConfig = Extract<ScriptsConfig, { kind: 'git' }>

/** Makes the function that reads a configured ref's scripts each time it is called; what did not change is kept. */
export function createGitReader(config: GitConfig, copies: string, signal: AbortSignal): () => Promise<Scripts> {
  const locate = isRemote(config.repository) ? createLocator(config, copies, signal) : null
  let scripts: Scripts | null = null
  let texts: BlobTexts = new Map()
  let tree: string | null = null

  return async () => {
    const ref = checkRef(config.ref)
    const { repository, names } = locate ? await locate() : localNames(config.repository, ref, signal)
    const tip = demandTip(await findTip(repository, names, checkFolder(config.folder)))
    if (scripts && tip.tree === tree) {
      if (scripts.commit !== tip.commit) scripts = { ...scripts, commit: tip.commit }
      return scripts
    }
    const read = await readTree(repository, tip.tree, texts)
    texts = read.texts
    tree = tip.tree
    scripts = observeScripts(read.files, { ref, commit: tip.commit }, scripts, new Date())
    return scripts
  }
}

type Located = { repository: Repository; names: string[] }

/** A name that is both a branch and a tag is the branch: it is what is pushed to. */
const localNames = (folder: string, ref: string, signal: AbortSignal): Located => ({
  repository: { folder, signal },
  names: [`refs/heads/${ref}`, `refs/tags/${ref}`, ref],
})

/** Environments with the very same ref share one copy; they take turns at it. */
function createLocator({ repository, ref, tokenFile, keyFile }: GitConfig, copies: string, signal: AbortSignal) {
  const name = createHash('sha256').update(`${repository}\0${ref}`).digest('hex').slice(0, 32)
  const folder = path.resolve(copies, name)
  const copy: GitCopy = { repository, ref, credentials: { tokenFile, keyFile }, folder, signal }
  let seen: string | null = null

  return async (): Promise<Located> => {
    const fetched = await inTurn(folder, () => mendCopy(folder, () => fetchRef(copy, seen)))
    seen = fetched.seen
    return { repository: { folder, signal }, names: fetched.names }
  }
}

function demandTip(tip: Tip | null): { commit: string; tree: string } {
  if (!tip) throw new SourceError('scripts', 'not-found', 'no such branch, tag or commit')
  const { commit, tree } = tip
  if (tree === null) throw new SourceError('scripts', 'not-found', 'no such folder in the commit')
  return { commit, tree }
}
