import { readFileSync } from 'node:fs'
import type { Config } from '../config'
import { codeOf } from '../system-error'
import { secretsOfUrl } from './urls'

/** Every password and token that the configuration knows, for the mask. A file that cannot be read now is its source's failure later. */
export function secretsOf({ environments, board }: Config): string[] {
  const databases = environments.map(({ database }) => database)
  const urls = [...databases.map(database => ('url' in database ? database.url : null)), board.database]
  const files = [
    ...databases.map(database => ('url' in database ? null : database.passwordFile)),
    ...environments.map(({ scripts }) => (scripts.kind === 'git' ? scripts.tokenFile : null)),
  ]
  const found = [...urls.flatMap(url => (url ? secretsOfUrl(url) : [])), ...files.flatMap(contentOf)]
  return [...new Set(found)].filter(secret => secret !== '')
}

function contentOf(file: string | null): string[] {
  if (file === null) return []
  try {
    return [readFileSync(file, 'utf8').trim()]
  } catch (error) {
    if (codeOf(error)) return []
    throw error
  }
}
