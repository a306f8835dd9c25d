import { isTransactional } from './transactional'

/** What the first words of a statement make of it. */
export type StatementKind = { keywords: string; copies: boolean; transactional: boolean }

const COPY_FROM_STDIN = /^COPY(?: .*)? FROM STDIN(?: |$)/

/** Tells the kinds of a script's statements. Each is kept: a long script says the same few words again and again. */
export function createStatementKinds(serverMajor: number): (words: string) => StatementKind {
  const kinds = new Map<string, StatementKind>()
  return words => {
    const kept = kinds.get(words)
    if (kept) return kept
    const keywords = words.toUpperCase()
    const copies = COPY_FROM_STDIN.test(keywords)
    const kind = { keywords, copies, transactional: isTransactional(keywords, serverMajor) }
    kinds.set(words, kind)
    return kind
  }
}
