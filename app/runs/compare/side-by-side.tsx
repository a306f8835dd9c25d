import type { LogLine } from '@/lib/board/answers'
import type { Run } from '@/lib/board/schema'
import { ForeignText } from '../../ui/foreign-text'
import { alignLines, type Pair } from './align-lines'
import { foldPairs } from './fold-pairs'

/** Rows in the page at most; the rest is in the logs themselves. */
const MOST = 500
/** Characters of a line that are shown. */
const SHOWN = 500

type Side = { run: Run; lines: LogLine[] }

/** Two logs line by line: what both say in the same row, what changed side by side; long equal stretches are only counted. */
export function SideBySide({ left, right, most }: { left: Side; right: Side; most: number }) {
  const pairs = alignLines(left.lines.map(textOf), right.lines.map(textOf))
  const stretches = foldPairs(pairs)
  const changes = pairs.filter(({ same }) => !same).length
  const isCut = left.lines.length === most || right.lines.length === most
  let rows = 0
  return (
    <section className="panel" aria-labelledby="logs-compared">
      <header>
        <h2 id="logs-compared">Their logs</h2>
        <span className="aside">
          {changes === 0 ? 'They say the same' : `${changes.toLocaleString('en')} lines changed`}
          {isCut && `, in the first ${most.toLocaleString('en')} lines`}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="side-by-side" aria-label="Lines of both logs" tabIndex={0}>
        {stretches.map(stretch => {
          if ('equal' in stretch)
            return (
              <p key={`equal ${rows}`} className="equal">
                {stretch.equal === 1
                  ? '1 line says the same'
                  : `${stretch.equal.toLocaleString('en')} lines say the same`}
              </p>
            )
          const shown = stretch.pairs.slice(0, Math.max(0, MOST - rows))
          rows += shown.length
          return shown.map(pair => <PairRow key={`${pair.left} ${pair.right}`} pair={pair} left={left} right={right} />)
        })}
        {rows === MOST && <p className="equal">More changes are in the logs themselves.</p>}
      </section>
    </section>
  )
}

const textOf = ({ text }: LogLine) => text

function PairRow({ pair, left, right }: { pair: Pair; left: Side; right: Side }) {
  return (
    <div className={pair.same ? 'pair' : 'pair changed'}>
      <Line side={left} at={pair.left} sign={pair.same ? null : '−'} />
      <Line side={right} at={pair.right} sign={pair.same ? null : '+'} />
    </div>
  )
}

function Line({ side, at, sign }: { side: Side; at: number | null; sign: string | null }) {
  const line = at === null ? undefined : side.lines[at]
  if (!line) return <div className="no-line" />
  const { number, text, level } = line
  return (
    <div className={level}>
      <a
        href={`/runs/${encodeURIComponent(side.run.id)}#L${number}`}
        // Not a tab stop, as in the log itself: there are hundreds.
        tabIndex={-1}
        aria-label={`Line ${number} of attempt ${side.run.attempt}`}
      >
        {number}
      </a>
      <span className="sign">{sign}</span>
      <span>
        <ForeignText text={text.slice(0, SHOWN)} />
        {text.length > SHOWN && '…'}
      </span>
    </div>
  )
}
