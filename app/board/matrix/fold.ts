import type { Environment } from '@/lib/board/schema'
import { isSettled, type Row } from './rows'

/** Neighbouring rows that say nothing each for itself; `id` is its name in the address. */
export type Fold = { kind: 'fold'; id: string; repeatable: boolean; rows: Row[] }

/** What stands in a matrix. */
export type Block = { kind: 'row'; row: Row } | Fold

/** Fewer neighbours than this are shown: a fold would save nothing. */
const FOLDED_FROM = 3
/** A page stays light: what is beyond is folded whatever it says, but for rows that someone must see. */
const MOST_ROWS = 60

/** Folds runs of settled rows; repeatables that are current everywhere are one fold, however few. */
export function foldRows(rows: Row[], atLeast = FOLDED_FROM): Block[] {
  const versioned = rows.filter(row => !isRepeatable(row))
  const repeatable = rows.filter(isRepeatable)
  const current = atLeast === FOLDED_FROM ? repeatable.filter(isSettled) : []
  return [
    ...foldOverflow(foldNeighbours(versioned, atLeast)),
    ...repeatable.filter(row => !current.includes(row)).map(asBlock),
    ...(current.length > 0 ? [foldOf(current, true)] : []),
  ]
}

const isRepeatable = ({ key }: Row) => key.startsWith('R__')
const asBlock = (row: Row): Block => ({ kind: 'row', row })

const foldOf = (rows: Row[], repeatable = false): Block => ({
  kind: 'fold',
  id: idOf(rows, repeatable),
  repeatable,
  rows,
})

/** The fold's name in the address, `V1-V19`: it follows from what is in it. */
function idOf(rows: Row[], repeatable: boolean): string {
  if (repeatable) return 'R'
  return `${rows.at(-1)?.key}-${rows[0]?.key}`
}

function foldNeighbours(rows: Row[], atLeast: number): Block[] {
  const blocks: Block[] = []
  let settled: Row[] = []
  const close = () => {
    blocks.push(...(settled.length >= atLeast ? [foldOf(settled)] : settled.map(asBlock)))
    settled = []
  }
  for (const row of rows) {
    if (isSettled(row)) {
      settled.push(row)
      continue
    }
    close()
    blocks.push(asBlock(row))
  }
  close()
  return blocks
}

function foldOverflow(blocks: Block[]): Block[] {
  const shown = blocks.slice(0, MOST_ROWS)
  const rest = blocks.slice(MOST_ROWS).flatMap(block => (block.kind === 'row' ? [block.row] : block.rows))
  return rest.length === 0 ? blocks : [...shown, foldOf(rest)]
}

/** Whether an address opens a fold. Its oldest row names it: a fold that grows at the top stays open. */
export const isOpen = ({ id }: Fold, open: string[]) => open.some(other => oldestOf(other) === oldestOf(id))

/** The view with a fold opened or closed. */
export const toggleFold = (fold: Fold, open: string[]) => ({
  open: isOpen(fold, open) ? open.filter(id => !isOpen(fold, [id])) : [...open, fold.id],
})

const oldestOf = (id: string) => id.split('-', 1)[0]

/** `V1–V19`, and how many versions that is, whatever Flyway wrote for itself between them. */
export function sayFold({ rows, repeatable }: Fold, environments: Environment[]) {
  const settled = rows.every(isSettled)
  const known = environments.every(({ state }) => state !== 'unknown')
  const versions = rows.filter(({ version }) => version)
  const count = versions.length || rows.length
  if (repeatable) return { range: 'R', count: `${count} repeatable${known ? ', current everywhere' : ''}`, settled }
  const [newest, oldest] = [versions[0] ?? rows[0], versions.at(-1) ?? rows.at(-1)]
  const range = newest === oldest ? `${newest?.key}` : `${oldest?.key}–${newest?.key}`
  const noun = `${count} version${count === 1 ? '' : 's'}`
  return { range, count: settled && known ? `${noun} applied everywhere` : noun, settled }
}
