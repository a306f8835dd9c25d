'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { RunDetail } from '@/lib/board/answers'
import { Glyph } from '../../ui/glyph'
import { usePageKeys } from '../../ui/use-page-keys'
import { Attempts } from './attempts'
import { spanOf } from './line-heights'
import { linesBetween } from './line-pages'
import { readLineRange } from './line-range'
import { LogFoot } from './log-foot'
import { LogLines } from './log-lines'
import { LogTools } from './log-tools'
import { Outline } from './outline'
import type { LogSettings } from './settings'
import { useFollow } from './use-follow'
import { useLineLink } from './use-line-link'
import { useLogScroll } from './use-log-scroll'
import { useLogSettings } from './use-log-settings'
import { useNewLines } from './use-new-lines'
import { type RenderedLog, useRunLog } from './use-run-log'
import { useTarget } from './use-target'

type Panel = { run: RunDetail; rendered: RenderedLog; firstKept: number; settings: LogSettings }

/** One attempt's log, live: attempts, tools, outline, lines, and in words how much of it is there. */
export function LogPanel({ run, rendered, firstKept, settings }: Panel) {
  const router = useRouter()
  const log = useRunLog(run.id, rendered)
  const shown = useLogSettings(settings)
  const scroller = useRef<HTMLDivElement>(null)
  const { follow, pause, resume } = useFollow(scroller, settings.follow ?? goesOn(run))
  const span = spanOf(firstKept, log.total)
  const scroll = useLogScroll(scroller, span, follow, shown.wrap)
  const fresh = useNewLines(log.total, follow)
  const link = useLineLink()

  const show = (line: number) => {
    pause()
    scroll.showLine(line)
  }
  const { target, choose } = useTarget(show)
  const go = (line: number) => {
    choose(line, false)
    show(line)
  }

  const opensAtError = useRef<boolean | null>(null)
  useEffect(() => {
    // An attempt that is over opens at its first error, unless the address names a line or wants the end.
    opensAtError.current ??= !goesOn(run) && !follow && readLineRange(window.location.hash) === null
    if (!opensAtError.current || log.firstError === null) return
    opensAtError.current = false
    scroll.showLine(log.firstError)
  })

  const range = scroll.range ?? {
    from: rendered.lines[0]?.number ?? 1,
    to: rendered.lines.at(-1)?.number ?? 0,
  }
  const { want, pages } = log
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages that were let go are wanted again
  useEffect(() => {
    if (scroll.range) want(scroll.range)
  }, [want, scroll.range?.from, scroll.range?.to, pages])

  const line = target?.from ?? scroll.first ?? range.from
  const attempt = (offset: number) => {
    const index = run.siblings.findIndex(({ id }) => id === run.id) + offset
    const other = run.siblings[index]
    return other && (() => router.push(`/runs/${encodeURIComponent(other.id)}`))
  }
  const copyLink = () => link.copy(target ?? { from: line, to: line })
  usePageKeys({
    End: resume,
    w: () => shown.setWrap(!shown.wrap),
    y: copyLink,
    e: log.firstError === null ? undefined : () => go(log.firstError ?? 1),
    '[': attempt(-1),
    ']': attempt(1),
  })

  return (
    <section className="panel log-panel" aria-label="Log">
      <Attempts siblings={run.siblings} shown={run.id} />
      <LogTools
        download={`/api/v1/runs/${encodeURIComponent(run.id)}/log`}
        firstError={log.firstError}
        line={line}
        said={link.said}
        time={shown.time}
        wrap={shown.wrap}
        go={go}
        setTime={shown.setTime}
        setWrap={shown.setWrap}
        copyLink={copyLink}
      />
      <div className="log-viewer">
        <Outline run={run} firstError={log.firstError} go={go} />
        <LogLines
          scroller={scroller}
          name={`Log of attempt ${run.attempt}`}
          range={range}
          lines={linesBetween(pages, range)}
          above={scroll.above}
          below={scroll.below}
          wrap={shown.wrap}
          time={shown.ready || shown.time !== 'local' ? shown.time : 'utc'}
          nothing={log.total > 0 ? null : sayNothing(run, rendered.ended)}
          start={run.startedAt}
          target={target}
          choose={choose}
        />
        {fresh > 0 && (
          <button type="button" className="button primary new-lines" onClick={resume}>
            <Glyph name="down" />
            {fresh.toLocaleString('en')} new {fresh === 1 ? 'line' : 'lines'}, follow
          </button>
        )}
      </div>
      <LogFoot run={run} link={log.link} total={log.total} follow={follow} line={line} ready={shown.ready} />
    </section>
  )
}

const goesOn = ({ state }: RunDetail) => state === 'waiting' || state === 'running'

function sayNothing({ log }: RunDetail, ended: boolean): string {
  if (log.lines > 0) return 'The log of this run has made room for those of newer runs.'
  return ended ? 'Nothing was logged, or nothing of it was seen.' : 'Nothing was logged yet.'
}
