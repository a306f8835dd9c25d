import type { Session } from '@/lib/board/sessions'
import { Elapsed } from '../../ui/elapsed'
import { ForeignText } from '../../ui/foreign-text'
import type { Branch } from './fold-sessions'
import { sayIndex, sayOwner, sayWait } from './session-words'

/** From here on a branch is not moved to the right any more: a long chain must be readable on a phone. */
const DEEPEST = 5

/** Who waits for whom, roots first; the sessions of one branch are told in the words of the first. */
export function SessionTree({ branches, depth = 0 }: { branches: Branch[]; depth?: number }) {
  return (
    <ul className={depth === 0 ? 'session-tree' : depth > DEEPEST ? 'flat' : undefined}>
      {branches.map(({ sessions, behind }) => (
        <li key={sessions[0].pid}>
          <One sessions={sessions} />
          {behind.length > 0 && <SessionTree branches={behind} depth={depth + 1} />}
        </li>
      ))}
    </ul>
  )
}

function One({ sessions: [session, ...others] }: { sessions: Branch['sessions'] }) {
  const { pid, wait, holds, index, query, address } = session
  const alsoBehind = session.blockedBy.filter(blocker => blocker !== session.behind && blocker !== 0)
  return (
    <>
      <p>
        <b>{others.length > 0 ? `${others.length + 1} sessions` : `pid ${pid}`}</b>{' '}
        <ForeignText text={sayOwner(session)} />
        <Doing session={session} />
      </p>
      {wait && (
        <small>
          {others.length > 0 ? 'wait' : 'waits'} {wait.since && <Elapsed from={wait.since} to={null} />} for{' '}
          <ForeignText text={sayWait(wait)} />
          {session.behind === 0 && ', held by a prepared transaction'}
          {alsoBehind.length > 0 && `, also behind pid ${alsoBehind.join(', ')}`}
        </small>
      )}
      {holds.map(({ mode, relation }) => (
        <small key={`${mode} ${relation}`}>
          holds {mode} on <ForeignText text={relation ?? 'a table that is not committed yet'} />
        </small>
      ))}
      {index && (
        <small>
          <ForeignText text={sayIndex(index)} />
        </small>
      )}
      {query && (
        <small className="mono truncate" title={query}>
          <ForeignText text={query} />
        </small>
      )}
      {others.length > 0 ? <small>pid {[pid, ...others.map(one => one.pid)].join(', ')}</small> : null}
      {others.length === 0 && address && <small>from {address}</small>}
    </>
  )
}

/** What it does, and since when: of an open transaction since it began, which is what others wait for. */
function Doing({ session: { state, wait, stateSince, transactionSince } }: { session: Session }) {
  if (wait || !state) return null
  const since = state.startsWith('idle') ? stateSince : transactionSince
  return (
    <>
      , {state}
      {since && (
        <>
          {' for '}
          <Elapsed from={since} to={null} />
        </>
      )}
    </>
  )
}
