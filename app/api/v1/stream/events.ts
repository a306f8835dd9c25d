import type { Board } from '@/lib/board/schema'
import { summaryOf } from '@/lib/board/summary-of'
import { type BoardChange, server } from '@/lib/server'
import { encodeEvent } from '@/lib/sse'
import type { View } from '../query'

// What is sent is encoded once for all who view it alike, however many they are.
const encoded = new WeakMap<Board | BoardChange, Map<string, Uint8Array>>()

function encodeOnce(news: Board | BoardChange, view: View, encode: () => Uint8Array): Uint8Array {
  const forms = encoded.get(news) ?? new Map<string, Uint8Array>()
  encoded.set(news, forms)
  const form = JSON.stringify(view)
  const bytes = forms.get(form) ?? encode()
  forms.set(form, bytes)
  return bytes
}

/** `event: environment`. */
export const encodeChange = (change: BoardChange, view: View) =>
  encodeOnce(change, view, () => encodeEvent('environment', eventOf(change, view), idOf(change.sequence)))

function eventOf(change: BoardChange, view: View) {
  const { verdict, findings } = view.project === null ? change.event : server().board(view.project)
  return {
    ...change.event,
    verdict,
    findings,
    ...(view.summary && { changed: [], removed: [], order: undefined }),
  }
}

/** `event: board`: after a restart all viewers ask for it at once. */
export function encodeBoard(view: View): Uint8Array {
  return encodeOnce(server().board(), view, () => {
    const board = server().board(view.project)
    return encodeEvent('board', view.summary ? summaryOf(board) : board, idOf(server().sequence()))
  })
}

/** `event: beat`. It has no id: a reconnect goes on from the last change. */
export function encodeBeat(view: View): Uint8Array {
  return encodeEvent('beat', server().beat(view.project))
}

const idOf = (sequence: number) => `${server().epoch}-${sequence}`

/** The sequence in a `Last-Event-ID` of this very server; null for another's, and for none. */
export function sequenceOf(id: string | null): number | null {
  const prefix = `${server().epoch}-`
  if (!id?.startsWith(prefix)) return null
  const sequence = Number(id.slice(prefix.length))
  return Number.isSafeInteger(sequence) ? sequence : null
}
