import type { Diagnosis } from '@/lib/triage/diagnose'
import { CopyButton } from '../ui/copy-button'

const RETRY = { no: 'Trying again does not help', perhaps: 'Trying again may help', yes: 'Trying again helps' }

/** What to look at and what to change, in order; the board itself runs none of it. */
export function StepsPanel({ diagnosis: { known, checks, wayOut } }: { diagnosis: Diagnosis }) {
  if (!known && !wayOut) return null
  return (
    <section className="panel" aria-labelledby="steps">
      <header>
        <h2 id="steps">What to do next</h2>
        <span className="aside">the board runs none of it</span>
      </header>
      <ol className="steps">
        {checks.map(check => (
          <li key={check.title}>
            <h3>{check.title}</h3>
            <Command text={'sql' in check ? check.sql : check.command} />
          </li>
        ))}
        {wayOut && (
          <li>
            <h3>{wayOut.title}</h3>
            <p>{wayOut.text}</p>
            {wayOut.sql && <Command text={wayOut.sql} />}
          </li>
        )}
        {known && <Known known={known} />}
      </ol>
      {known && known.lookAlikes !== '' && (
        <div className="foot">
          <span>Easily taken for it: {known.lookAlikes}</span>
        </div>
      )}
    </section>
  )
}

function Known({ known }: { known: NonNullable<Diagnosis['known']> }) {
  return (
    <>
      <li>
        <h3>Change what is wrong</h3>
        <p>{known.change}</p>
      </li>
      <li>
        <h3>{RETRY[known.retry.helps]}</h3>
        <p>{known.retry.text}</p>
      </li>
    </>
  )
}

function Command({ text }: { text: string }) {
  return (
    <div className="command">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <pre className="mono" tabIndex={0}>
        {text}
      </pre>
      <CopyButton text={text} what="query" />
    </div>
  )
}
