import type { ReactNode } from 'react'
import { Glyph } from './glyph'
import type { GlyphName } from './glyphs'

/** `fail` broken now, `warn` needs a decision, `run` live, `ok` checked and good; the others are greys. */
export type Tone = 'fail' | 'warn' | 'run' | 'ok' | 'plain' | 'quiet' | 'idle' | 'stale'

/** A state as it is said everywhere: shape, then word, then colour. */
export function StateWord({ glyph, tone, children }: { glyph: GlyphName; tone: Tone; children: ReactNode }) {
  return (
    <span className={`state ${tone}`}>
      <Glyph name={glyph} />
      <span>{children}</span>
    </span>
  )
}
