/** What every object of the API is told by: which one it is, and which version of it. */
export type Identified = { uid: string; resourceVersion: string }

/** Objects of one kind, as far as the board keeps them: where the API has them, and how one is read. */
export type Kind<T extends Identified> = {
  api: '/api/v1' | '/apis/apps/v1'
  plural: string
  /** Null when it is none. */
  parse: (json: unknown) => T | null
}

/** The objects that are looked at: those of a kind in a namespace, with labels and fields that fit (null: all). */
export type Scope<T extends Identified> = {
  kind: Kind<T>
  namespace: string
  selector: string | null
  fields: string | null
}

/** Where the API has the objects of a scope. */
export const pathOf = ({ kind, namespace }: Scope<Identified>) =>
  `${kind.api}/namespaces/${encodeURIComponent(namespace)}/${kind.plural}`
