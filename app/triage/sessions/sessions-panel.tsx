'use client'

import type { Sessions } from '@/lib/board/sessions'
import { Age } from '../../ui/age'
import { CopyButton } from '../../ui/copy-button'
import { ForeignText } from '../../ui/foreign-text'
import { StateWord } from '../../ui/state-word'
import { foldSessions } from './fold-sessions'
import { SessionTree } from './session-tree'
import { LOOKS } from './session-words'
import { useSessions } from './use-sessions'

/** Who is in the way of an environment's migration now, kept up to date while the page is open. */
export function SessionsPanel({ environment }: { environment: string }) {
  const { sessions, away } = useSessions(environment)
  const rule = sessions?.findings[0]?.rule
  const look = rule && LOOKS[rule]
  return (
    <section className="panel" aria-labelledby="sessions">
      <header>
        <h2 id="sessions">Who is in the way</h2>
        <span className="aside" role="status">
          {look && (
            <StateWord glyph={look.glyph} tone={away || sessions?.failure ? 'stale' : look.tone}>
              {look.word}
            </StateWord>
          )}
        </span>
      </header>
      {sessions ? (
        <Seen sessions={sessions} />
      ) : (
        <p className="body text-dim">{away ? AWAY : 'Reading the sessions.'}</p>
      )}
      <div className="foot">
        <span>{sessions?.readAt ? <ReadAt time={sessions.readAt} /> : 'Not read yet'}</span>
        <span>The board ends no session</span>
      </div>
    </section>
  )
}

const AWAY = 'The sessions cannot be asked for now: the board does not answer.'

function ReadAt({ time }: { time: string }) {
  return (
    <>
      Read <Age since={time} /> ago
    </>
  )
}

function Seen({ sessions: { findings, sessions, more, failure, grant } }: { sessions: Sessions }) {
  return (
    <>
      {failure && (
        <div className="body">
          <p>
            <b>{failure}.</b> {findings.length > 0 && 'Below is what was seen last.'}
          </p>
        </div>
      )}
      {findings.map(({ rule, title, detail, nextStep }) => (
        <div key={rule} className="body session-finding">
          <h3>
            <ForeignText text={title} />
          </h3>
          <p>
            <ForeignText text={detail} />
          </p>
          {nextStep && <p>{nextStep}</p>}
        </div>
      ))}
      {sessions.length > 0 && (
        <div className="body">
          <SessionTree branches={foldSessions(sessions)} />
          {more > 0 && <p className="text-dim">And {more.toLocaleString('en')} more.</p>}
        </div>
      )}
      {grant && <Hidden grant={grant} />}
    </>
  )
}

function Hidden({ grant }: { grant: string }) {
  return (
    <div className="body">
      <p className="text-dim">
        What sessions of other users do, and since when, is hidden from the board's role. The database's owner can let
        it see them:
      </p>
      <div className="command">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
        <pre className="mono" tabIndex={0}>
          {grant}
        </pre>
        <CopyButton text={grant} what="the GRANT" />
      </div>
    </div>
  )
}
