import { SourceError } from '../errors'
import { decodeScript, type ScriptText } from './decode-script'
import { listTree, type Repository, readBlobs, type TreeEntry } from './git-objects'
import type { ReadFile } from './observe-scripts'
import { ALL_SCRIPTS, LARGEST_SCRIPT, MOST_FILES } from './script-limits'

/** Texts by the id of their blob, which never changes: what was read once is not read again. */
export type BlobTexts = Map<string, ScriptText>

const LINK = '120000'

/** Reads the scripts of a tree; the answer holds the texts for the next reading. */
export async function readTree(
  repository: Repository,
  tree: string,
  known: BlobTexts,
): Promise<{ files: ReadFile[]; texts: BlobTexts }> {
  const entries = (await listTree(repository, tree)).filter(({ size, path }) => size !== null && !isHidden(path))
  if (entries.length > MOST_FILES) throw new SourceError('scripts', 'misconfigured', `more than ${MOST_FILES} files`)
  const readable = new Set(chooseReadable(entries).map(({ id }) => id))
  const blobs = await readBlobs(
    repository,
    [...readable].filter(id => !known.has(id)),
  )
  const texts: BlobTexts = new Map()
  for (const id of readable) {
    const blob = blobs.get(id)
    const text = known.get(id) ?? (blob && decodeScript(blob))
    if (text) texts.set(id, text)
  }
  return { files: entries.map(entry => ({ path: entry.path, ...textOf(entry, texts) })), texts }
}

/** Flyway would follow a link after a checkout; here it leads out of what is known. */
const textOf = ({ mode, id }: TreeEntry, texts: BlobTexts): ScriptText =>
  mode === LINK ? { text: null, problem: 'link-outside' } : (texts.get(id) ?? { text: null, problem: 'too-large' })

function chooseReadable(entries: TreeEntry[]): TreeEntry[] {
  let bytes = 0
  return entries.filter(({ mode, size }) => {
    if (mode === LINK || size === null || size > LARGEST_SCRIPT || bytes + size > ALL_SCRIPTS) return false
    bytes += size
    return true
  })
}

/** Folders whose name starts with a dot are not walked (FileSystemScanner). */
const isHidden = (path: string) =>
  path
    .split('/')
    .slice(0, -1)
    .some(folder => folder.startsWith('.'))
