import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { Glyph } from '../../ui/glyph'
import { PageLink } from '../../ui/page-link'
import { sayComparison } from '../compare/compare-runs'
import type { Landmark } from './landmarks'
import { partOf, withError } from './outline-entries'
import type { ShownRun } from './shown-run'

type Props = {
  run: ShownRun
  /** Without the first error. */
  entries: readonly Landmark[]
  /** The log tells of at least one migration. */
  begun: boolean
  firstError: number | null
  /** The line that is looked at. */
  line: number
  go: (line: number) => void
}

/** What the log tells of, in its order, as a list of jumps; of a long one the part around the line that is looked at. */
export function Outline({ run, entries, begun, firstError, line, go }: Props) {
  const { failure } = run
  const all = useMemo(() => withError(entries, firstError, failure), [entries, firstError, failure])
  const here = all.findLastIndex(entry => entry.line <= line)
  const { shown, earlier, later } = partOf(all, here)
  const list = useRef<HTMLElement>(null)
  const isPart = shown.length < all.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another entry another part is drawn
  useEffect(() => {
    if (isPart) bringCurrentIntoSight(list.current)
  }, [here, isPart])
  return (
    <nav className="log-outline" aria-label="Log outline" ref={list}>
      <h2>Attempt {run.attempt}</h2>
      {!begun && <p>No migration was begun.</p>}
      <Rest {...earlier} where="before" go={go} />
      {shown.map(entry => {
        const { line, glyph, name, fail } = entry
        return (
          <Jump key={`${line} ${name}`} line={line} fail={fail} current={entry === all[here]} title={name} go={go}>
            <Glyph name={glyph} />
            <span className="name">{name}</span>
            <span className="line-number">{line}</span>
          </Jump>
        )
      })}
      <Rest {...later} where="after" go={go} />
      <Compared run={run} />
    </nav>
  )
}

/** Only the list moves, not the page. */
function bringCurrentIntoSight(list: HTMLElement | null) {
  const current = list?.querySelector<HTMLElement>('[aria-current]')
  if (!list || !current) return
  const top = current.getBoundingClientRect().top - list.getBoundingClientRect().top
  if (top < 0 || top + current.offsetHeight > list.clientHeight) list.scrollTop += top - list.clientHeight / 3
}

type Jumps = { line: number; fail?: boolean; current?: boolean; title?: string; go: (line: number) => void }

function Jump({ line, fail = false, current = false, title, go, children }: Jumps & { children: ReactNode }) {
  const jump = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(line)
  }
  return (
    <a
      href={`#L${line}`}
      className={fail ? 'fail' : undefined}
      aria-current={current ? 'location' : undefined}
      title={title}
      onClick={jump}
    >
      {children}
    </a>
  )
}

type Left = { count: number; entry: Landmark | null; where: 'before' | 'after'; go: (line: number) => void }

/** What is not drawn: the nearest of it is jumped to, and then it is. */
function Rest({ count, entry, where, go }: Left) {
  if (!entry) return null
  return (
    <Jump line={entry.line} go={go}>
      <Glyph name={where === 'before' ? 'up' : 'down'} />
      <span className="name">
        {count.toLocaleString('en')} more {where}
      </span>
      <span className="line-number">{entry.line}</span>
    </Jump>
  )
}

/** What this attempt has shown that the one before it had not. */
function Compared({ run }: { run: ShownRun }) {
  const before = run.siblings[run.siblings.findIndex(({ id }) => id === run.id) - 1]
  if (!before || run.state === 'waiting' || run.state === 'running') return null
  return (
    <>
      <h2 className="mt-3">Compared with attempt {before.attempt}</h2>
      <p>
        {sayComparison(before, run)}{' '}
        <PageLink
          className="compare"
          href={`/runs/${encodeURIComponent(run.id)}/compare?with=${encodeURIComponent(before.id)}`}
        >
          Side by side
        </PageLink>
      </p>
    </>
  )
}
