/** What the keys of the board do (design/README.md §6); `hint` is the short form at its foot. */
export const KEY_MAP: { keys: string[]; does: string; hint?: string }[] = [
  { keys: ['j', 'k'], does: 'Next, previous row; the arrows do the same, and move between environments', hint: 'move' },
  { keys: ['Enter'], does: 'Open the selected cell', hint: 'open' },
  { keys: ['t'], does: 'Show the evidence of the worst problem', hint: 'worst problem' },
  { keys: ['l'], does: 'Log of the selected environment', hint: 'log' },
  { keys: ['f'], does: 'Filter by state', hint: 'filter' },
  { keys: ['x'], does: 'Open or close folded rows', hint: 'open folded rows' },
  { keys: ['/'], does: 'Search versions and scripts' },
  { keys: ['Esc'], does: 'Leave the search, drop the selection' },
  { keys: ['g', 'b'], does: 'Go to the board' },
  { keys: ['g', 'r'], does: 'Go to the runs' },
  { keys: ['?'], does: 'This list', hint: 'all keys' },
]

/** What a key asks for. */
export type Command =
  | 'search'
  | 'next-row'
  | 'previous-row'
  | 'next-environment'
  | 'previous-environment'
  | 'open'
  | 'worst'
  | 'log'
  | 'filter'
  | 'fold'
  | 'board'
  | 'runs'
  | 'list'
  | 'leave'

const COMMANDS: Record<string, Command> = {
  '/': 'search',
  j: 'next-row',
  ArrowDown: 'next-row',
  k: 'previous-row',
  ArrowUp: 'previous-row',
  ArrowRight: 'next-environment',
  ArrowLeft: 'previous-environment',
  Enter: 'open',
  t: 'worst',
  l: 'log',
  f: 'filter',
  x: 'fold',
  '?': 'list',
  Escape: 'leave',
}

const PAIRS: Record<string, Command> = { b: 'board', r: 'runs' }

/** The command of a key, after the key before it: `g` begins a pair. */
export function commandOf(key: string, before: string | null): Command | null {
  if (before === 'g') return PAIRS[key] ?? null
  return COMMANDS[key] ?? null
}
