import type { Workload } from '../board/observation'

const PART = /\{(imageTag|annotation:([^{}]+))\}/g

/** Whether a configured ref hangs on what the newest pod carries: `v{imageTag}`, `{annotation:example.com/commit}`. */
export const isShippedRef = (ref: string): boolean => ref.search(PART) >= 0

/** The ref that a pod carries; null when it has no such tag or annotation. */
export function shippedRef(ref: string, pod: Pick<Workload['pods'][number], 'image' | 'annotations'>): string | null {
  let isWhole = true
  const named = ref.replace(PART, (_all, what: string, annotation?: string) => {
    const value = what === 'imageTag' ? tagOf(pod.image) : own(pod.annotations, annotation ?? '')
    isWhole &&= value !== null && value !== ''
    return value ?? ''
  })
  return isWhole ? named : null
}

const own = (annotations: Record<string, string>, name: string) =>
  Object.hasOwn(annotations, name) ? (annotations[name] ?? null) : null

/** `13` of `registry:5000/flyway:13@sha256:…`; a registry's port is no tag. */
function tagOf(image: string | null): string | null {
  const [name = ''] = (image ?? '').split('@')
  return /:([^/:]+)$/.exec(name)?.[1] ?? null
}
