import type { Diagnosis } from '@/lib/triage/diagnose'
import { ForeignText } from '../ui/foreign-text'
import type { GlyphName } from '../ui/glyphs'
import { Moment } from '../ui/moment'
import { StateWord, type Tone } from '../ui/state-word'

type Verdict = Diagnosis['left']['verdict']

const WORDS: Record<Verdict, { word: string; glyph: GlyphName; tone: Tone }> = {
  nothing: { word: 'Nothing', glyph: 'check', tone: 'ok' },
  'partly-applied': { word: 'Half of the script', glyph: 'warn', tone: 'warn' },
  'invalid-index': { word: 'An invalid index', glyph: 'warn', tone: 'warn' },
  'applied-unrecorded': { word: 'All of it, no row', glyph: 'warn', tone: 'warn' },
  unknown: { word: 'Not known', glyph: 'unknown', tone: 'stale' },
}

/** Whether anything of the failed migration is still in the database, and what says so. */
export function LeftPanel({ diagnosis: { left, mostly, catalogAt, otherInvalid } }: { diagnosis: Diagnosis }) {
  const { word, glyph, tone } = WORDS[left.verdict]
  return (
    <section className="panel" aria-labelledby="left">
      <header>
        <h2 id="left">Left behind</h2>
        <span className="aside">
          <StateWord glyph={glyph} tone={tone}>
            {word}
          </StateWord>
        </span>
      </header>
      <div className="body">
        <p>
          <ForeignText text={left.text} />
        </p>
        {mostly && <p>{mostly}</p>}
        {left.stays.length > 0 && (
          <ul className="stays">
            {left.stays.map(({ line, text }) => (
              <li key={line}>
                Line {line}: <span className="mono">{text}</span>
              </li>
            ))}
          </ul>
        )}
        {otherInvalid.length > 0 && (
          <p className="stays">
            Not of this script, but invalid too: <ForeignText text={otherInvalid.join(', ')} />
          </p>
        )}
      </div>
      <div className="foot">
        {catalogAt === null ? (
          <span>By the log and the script; the catalog was not read</span>
        ) : (
          <span>
            Catalog read <Moment at={catalogAt} />
          </span>
        )}
      </div>
    </section>
  )
}
