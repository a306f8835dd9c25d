import { showControls } from './visible-controls'

/** Text from outside, with every character that could hide or turn it made visible. */
export function ForeignText({ text }: { text: string }) {
  // Pieces of one text never change places.
  return showControls(text).map((piece, index) =>
    piece.control ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span key={index} className="control-character">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  )
}
