import { Fragment } from 'react'
import type { Diagnosis } from '@/lib/triage/diagnose'
import { ForeignText } from '../ui/foreign-text'
import { PageLink } from '../ui/page-link'
import { Statement } from './statement'

type Resolution = Diagnosis['resolution']

/** The statement that failed, in its script, and PostgreSQL's words about it. */
export function CausePanel({ diagnosis, scriptPage }: { diagnosis: Diagnosis; scriptPage: string | null }) {
  const { failure, resolution, excerpt } = diagnosis
  const { statement } = resolution
  return (
    <section className="panel" aria-labelledby="cause">
      <header>
        <h2 id="cause">Cause</h2>
        {failure.sqlState && <span className="mono">{failure.sqlState}</span>}
        {failure.script && (
          <span className="aside truncate">
            {scriptPage ? (
              <PageLink className="link" href={scriptPage}>
                {statement?.script ?? failure.script}
              </PageLink>
            ) : (
              <ForeignText text={failure.script} />
            )}
          </span>
        )}
      </header>
      {statement && excerpt ? <Statement statement={statement} excerpt={excerpt} message={failure.message} /> : null}
      <div className="body server-words">
        {!statement && (
          <p>
            <b>
              <Lines text={failure.message} />
            </b>
          </p>
        )}
        <Part name="Detail" text={failure.detail} />
        <Part name="Hint" text={failure.hint} />
        <Part name="Where" text={failure.where} />
        <p className="text-dim">{sayProof(resolution)}</p>
      </div>
    </section>
  )
}

function Part({ name, text }: { name: string; text: string | null }) {
  if (text === null) return null
  return (
    <p>
      {name}: <Lines text={text} />
    </p>
  )
}

/** What breaks into lines is shown in lines; every other character that cannot be seen is made visible. */
function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never change places
    <Fragment key={index}>
      {index > 0 && '\n'}
      <ForeignText text={line} />
    </Fragment>
  ))
}

const PROOFS = {
  'row-checksum': 'This is the text that ran: the row of the run has its checksum.',
  'image-revision': 'This is the text that ran: it is of the revision that the image carries.',
  'as-shipped': 'This is the text that ran: the container mounts this folder, and it has not changed since.',
  log: 'This is the statement that ran: Flyway has printed it.',
}

function sayProof({ statement, reason }: Resolution): string {
  if (!statement) return `No statement is shown. ${reason}`
  if (statement.proof) return PROOFS[statement.proof]
  return `Probably this statement: ${statement.doubt}.`
}
