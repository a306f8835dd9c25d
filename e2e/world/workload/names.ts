import { createHash, randomInt } from 'node:crypto'

/** Kubernetes' alphabet for generated names: no vowels, and nothing that looks like one. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

/** The hash in the names of a ReplicaSet and its pods: the same template gives the same. */
export function templateHash(template: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(template)).digest()
  return [...digest.subarray(0, 10)].map(byte => ALPHABET[byte % ALPHABET.length]).join('')
}

/** The last five letters of a pod's name. */
export const podSuffix = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
