import { shortName } from '../words'

const KINDS: Record<string, string> = {
  secret: 'Secret',
  configmap: 'ConfigMap',
  persistentvolumeclaim: 'PersistentVolumeClaim',
  serviceaccount: 'ServiceAccount',
}

/** Which object or key is missing, in the kubelet's sentences: `Secret wst-db is missing`; null when they speak of none. */
export function missingObject(message: string | null): string | null {
  const text = message ?? ''
  const [, key, kind, place] = /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/.exec(text) ?? []
  if (key && kind && place) return `key ${shortName(key)} is missing in ${kind} ${shortName(place)}`
  const [, word = '', name] =
    /\b(secret|configmap|persistentvolumeclaim|serviceaccount) "([^"]+)" not found/i.exec(text) ?? []
  const known = KINDS[word.toLowerCase()]
  if (known && name) return `${known} ${shortName(name)} is missing`
  const [, keyOnly] = /references non-existent (?:secret|config) key: (\S+)/.exec(text) ?? []
  return keyOnly ? `key ${shortName(keyOnly)} is missing` : null
}
