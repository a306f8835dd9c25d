'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { Source } from '@/lib/board/schema'
import { Glyph } from '../../ui/glyph'
import { usePageKeys } from '../../ui/use-page-keys'
import { Attempts } from './attempts'
import type { Landmark } from './landmarks'
import { readLineRange } from './line-range'
import { LogFoot } from './log-foot'
import { LogLines } from './log-lines'
import { LogSearch } from './log-search'
import { LogTools } from './log-tools'
import { Outline } from './outline'
import type { LogSettings } from './settings'
import type { ShownRun } from './shown-run'
import { useFollow } from './use-follow'
import { useLineLink } from './use-line-link'
import { useLogSettings } from './use-log-settings'
import { useLogView } from './use-log-view'
import { useMatches } from './use-matches'
import { useNewLines } from './use-new-lines'
import { type RenderedLog, useRunLog } from './use-run-log'
import { useSearchSettings } from './use-search-settings'
import { useTarget } from './use-target'

type Panel = {
  run: ShownRun
  rendered: RenderedLog
  firstKept: number
  /** The outline, but for the first error. */
  landmarks: Landmark[]
  /** The log tells of at least one migration. */
  begun: boolean
  /** How the cluster that the log comes from could be read last. */
  reading: Source | null
  settings: LogSettings
}

/** One attempt's log, live: attempts, tools, outline, lines, and in words how much of it is there. */
export function LogPanel({ run, rendered, firstKept, landmarks, begun, reading, settings }: Panel) {
  const router = useRouter()
  const path = `/api/v1/runs/${encodeURIComponent(run.id)}/log`
  const log = useRunLog(path, rendered)
  const shown = useLogSettings(settings)
  const searching = useSearchSettings(settings)
  const { search, filters } = searching
  const scroller = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const { follow, pause, resume } = useFollow(scroller, settings.follow ?? goesOn(run))
  const fresh = useNewLines(log.total, follow)
  const link = useLineLink()
  const view = useLogView({
    scroller,
    path,
    log,
    rendered: { from: rendered.lines[0]?.number ?? 1, to: rendered.lines.at(-1)?.number ?? 0 },
    firstKept,
    filter: filters ? search : null,
    follow,
    wrap: shown.wrap,
  })

  const show = (line: number) => {
    pause()
    view.showAfter(line)
  }
  // What lies between the lines of a filter is seen in the whole log.
  const showInLog = (line: number) => {
    if (filters) searching.set.mode('highlight')
    show(line)
  }
  const { target, choose } = useTarget(show)
  const go = (line: number) => {
    choose(line, false)
    showInLog(line)
  }
  const { matches, move } = useMatches(path, search, log.total, view.line, show)
  const line = target?.from ?? view.line

  const opensAtError = useRef<boolean | null>(null)
  useEffect(() => {
    // An attempt that is over opens at its first error, unless the address names a line, a search, or wants the end.
    opensAtError.current ??=
      !goesOn(run) && !follow && settings.search === '' && readLineRange(window.location.hash) === null
    if (!opensAtError.current || log.firstError === null) return
    opensAtError.current = false
    view.showPlace(log.firstError)
  })

  const attempt = (offset: number) => {
    const index = run.siblings.findIndex(({ id }) => id === run.id) + offset
    const other = run.siblings[index]
    return other && (() => router.push(`/runs/${encodeURIComponent(other.id)}`))
  }
  const chosen = target ?? { from: line, to: line }
  const copyLink = () => link.copy(chosen)
  const copyText = () => link.copyText(chosen, path)
  const step = (direction: 'forward' | 'backward') => (search ? () => move(direction) : undefined)
  usePageKeys({
    End: resume,
    w: () => shown.setWrap(!shown.wrap),
    y: copyLink,
    c: copyText,
    e: log.firstError === null ? undefined : () => go(log.firstError ?? 1),
    n: step('forward'),
    N: step('backward'),
    '/': () => field.current?.focus(),
    '[': attempt(-1),
    ']': attempt(1),
  })

  const filterBy = (mode: LogSettings['mode']) => {
    // The same line stays in sight.
    view.showAfter(matches?.line ?? line)
    searching.set.mode(mode ?? 'highlight')
  }

  return (
    <section className="panel log-panel" aria-label="Log">
      <Attempts siblings={run.siblings} shown={run.id} />
      <LogTools
        download={path}
        firstError={log.firstError}
        lines={chosen}
        said={link.said}
        time={shown.time}
        wrap={shown.wrap}
        go={go}
        setTime={shown.setTime}
        setWrap={shown.setWrap}
        copyLink={copyLink}
        copyText={copyText}
      >
        <LogSearch
          field={field}
          settings={{ ...searching, set: { ...searching.set, mode: filterBy } }}
          matches={matches}
          move={move}
        />
      </LogTools>
      <div className="log-viewer">
        <Outline run={run} entries={landmarks} begun={begun} firstError={log.firstError} line={line} go={go} />
        <LogLines
          scroller={scroller}
          name={`Log of attempt ${run.attempt}`}
          log={path}
          range={view.range}
          lines={view.lines}
          total={log.total}
          above={view.above}
          below={view.below}
          wrap={shown.wrap}
          time={shown.ready || shown.time !== 'local' ? shown.time : 'utc'}
          nothing={sayNothing(run, log.total, view.filtered, rendered.ended)}
          start={run.startedAt}
          target={target}
          search={search}
          filtered={view.filtered !== null}
          gap={landmarks.find(({ glyph }) => glyph === 'warn')?.line ?? null}
          current={matches?.line ?? null}
          choose={choose}
        />
        {fresh > 0 && (
          <button type="button" className="button primary new-lines" onClick={resume}>
            <Glyph name="down" />
            {fresh.toLocaleString('en')} new {fresh === 1 ? 'line' : 'lines'}, follow
          </button>
        )}
      </div>
      <LogFoot
        run={run}
        link={log.link}
        reading={reading}
        total={log.total}
        follow={follow}
        line={line}
        ready={shown.ready}
      />
    </section>
  )
}

const goesOn = ({ state }: ShownRun) => state === 'waiting' || state === 'running'

function sayNothing({ log }: ShownRun, total: number, filtered: number | null, ended: boolean): string | null {
  if (filtered === 0) return 'No line of this attempt matches.'
  if (total > 0) return null
  if (log.lines > 0) return 'The log of this run has made room for those of newer runs.'
  return ended ? 'Nothing was logged, or nothing of it was seen.' : 'Nothing was logged yet.'
}
