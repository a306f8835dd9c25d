import { GLYPHS, type GlyphName } from './glyphs'

/** One shape. It is never alone: the word beside it is the real text. The arc of `run` is the one that turns. */
export function Glyph({ name, size }: { name: GlyphName; size?: number }) {
  return (
    <svg
      className={name === 'run' ? 'glyph spin' : 'glyph'}
      viewBox="0 0 16 16"
      aria-hidden="true"
      style={size ? { width: size, height: size } : undefined}
    >
      {GLYPHS[name]}
    </svg>
  )
}
