/** What the address says of a board's view (design/README.md §2); all of it can be sent to a colleague. */
export type View = {
  states: string[]
  env: string | null
  q: string
  /** The selected cell: `prod.V24`; the key alone is the row's head. */
  sel: { env: string | null; key: string } | null
  open: string[]
  wall: boolean
  /** All lines of the attention list, not five. */
  all: boolean
}

type Query = { get: (name: string) => string | null }

export function readView(query: Query): View {
  const list = (name: string) => query.get(name)?.split(',').filter(Boolean) ?? []
  return {
    states: list('state'),
    env: query.get('env'),
    q: query.get('q') ?? '',
    sel: readSelection(query.get('sel')),
    open: list('open'),
    wall: query.get('view') === 'wall',
    all: query.get('attention') === 'all',
  }
}

/** Environment names have no dot before a key's letter, keys may have one: `prod.V2.1`. */
function readSelection(text: string | null): View['sel'] {
  const [, env, key] = /^(?:(.*?)\.)?((?:[VBU]\d|R__|schema@|baseline@|delete@).*)$/.exec(text ?? '') ?? []
  return key === undefined ? null : { env: env ?? null, key }
}

/** The query of a changed view; what this page does not know (`theme`) stays as it is. */
export function writeView(query: string, change: Partial<View>): string {
  const next = new URLSearchParams(query)
  const set = (name: string, value: string | null | undefined) => (value ? next.set(name, value) : next.delete(name))
  if (change.states) set('state', change.states.join(','))
  if (change.env !== undefined) set('env', change.env)
  if (change.q !== undefined) set('q', change.q)
  if (change.sel !== undefined) set('sel', change.sel && [change.sel.env, change.sel.key].filter(Boolean).join('.'))
  if (change.open) set('open', change.open.join(','))
  if (change.wall !== undefined) set('view', change.wall ? 'wall' : null)
  if (change.all !== undefined) set('attention', change.all ? 'all' : null)
  // Commas, dots and at-signs are legible in a query; URLSearchParams would encode them.
  const text = next.toString().replaceAll('%2C', ',').replaceAll('%40', '@')
  return text ? `?${text}` : ''
}
