import type { Diagnosis } from '@/lib/triage/diagnose'
import { ForeignText } from '../ui/foreign-text'
import type { GlyphName } from '../ui/glyphs'
import { StateWord, type Tone } from '../ui/state-word'

const WORDS: Record<Diagnosis['repair']['verdict'], { word: string; glyph: GlyphName; tone: Tone }> = {
  'no-change': { word: 'Changes nothing', glyph: 'none', tone: 'plain' },
  safe: { word: 'Safe', glyph: 'check', tone: 'ok' },
  'clean-first': { word: 'Not yet', glyph: 'warn', tone: 'warn' },
  hides: { word: 'Hides a difference', glyph: 'warn', tone: 'warn' },
  unknown: { word: 'Not known', glyph: 'unknown', tone: 'stale' },
}

/** Whether `flyway repair` is safe here, exactly which rows it would change, and what it does not mend. */
export function RepairPanel({ repair: { verdict, text, changes, notFixed } }: Pick<Diagnosis, 'repair'>) {
  const { word, glyph, tone } = WORDS[verdict]
  return (
    <section className="panel" aria-labelledby="repair">
      <header>
        <h2 id="repair">repair</h2>
        <span className="aside">
          <StateWord glyph={glyph} tone={tone}>
            {word}
          </StateWord>
        </span>
      </header>
      <div className="body">
        <p>
          <ForeignText text={text} />
        </p>
        {changes.length > 0 && (
          <ul className="stays">
            {changes.map(({ rank, script, does }) => (
              <li key={`${rank} ${does}`}>
                Rank {rank},{' '}
                <span className="mono">
                  <ForeignText text={script} />
                </span>
                : <ForeignText text={does} />
              </li>
            ))}
          </ul>
        )}
        <p className="stays">It does not mend: {lowerFirst(notFixed)}</p>
      </div>
    </section>
  )
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
