import { sentenceOf } from '../words'

/** A message of Kubernetes as a sentence, without what wraps its last word: the envelope of gRPC, a second telling. */
export function sayMessage(message: string | null, otherwise: string): string {
  const unwrapped = (message ?? '').replace(/^.*\brpc error: code = \w+ desc = /s, '').trim()
  const said = sentenceOf(unwrapped === '' ? (message ?? '') : unwrapped)
  return said === '' ? otherwise : `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}
