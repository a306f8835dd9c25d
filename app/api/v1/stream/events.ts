import { type BoardChange, server } from '@/lib/server'
import { encodeEvent } from '@/lib/sse'
import type { View } from '../query'
import { summaryOf } from '../summary'

// A change is encoded once for all who view it alike, however many they are.
const encoded = new WeakMap<BoardChange, Map<string, Uint8Array>>()

/** `event: environment`. */
export function encodeChange(change: BoardChange, view: View): Uint8Array {
  const forms = encoded.get(change) ?? new Map<string, Uint8Array>()
  encoded.set(change, forms)
  const form = JSON.stringify(view)
  const known = forms.get(form)
  if (known) return known
  const { verdict, findings } = view.project === null ? change.event : server().board(view.project)
  const event = {
    ...change.event,
    verdict,
    findings,
    ...(view.summary && { changed: [], removed: [], order: undefined }),
  }
  const bytes = encodeEvent('environment', event, idOf(change.sequence))
  forms.set(form, bytes)
  return bytes
}

/** `event: board`. */
export function encodeBoard(view: View): Uint8Array {
  const board = server().board(view.project)
  return encodeEvent('board', view.summary ? summaryOf(board) : board, idOf(server().sequence()))
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
