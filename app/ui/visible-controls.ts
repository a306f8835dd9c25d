/** Characters that a terminal would obey and a reader would not see, each as something that is seen. */
export type Piece = { text: string; control: boolean }

/*
 * C0 and C1 controls but for the tab, the characters that turn the direction of text around, and those of no width:
 * with them a line could be made to read as another (Unicode TR 36; "Trojan Source").
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Beyond this many pieces a line is no text for people, and each would be an element of the page. */
const MOST_PIECES = 2_000

/** The text cut into what is shown as it is and what is shown in its place: `␛`, `␀`, or `U+202E`. */
export function showControls(text: string): Piece[] {
  if ((text.match(UNSEEN)?.length ?? 0) > MOST_PIECES)
    return [{ text: text.replace(UNSEEN, pictureOf), control: false }]
  const pieces: Piece[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(UNSEEN)) {
    if (index > end) pieces.push({ text: text.slice(end, index), control: false })
    pieces.push({ text: pictureOf(found), control: true })
    end = index + found.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), control: false })
  return pieces
}

/** Unicode has a picture of each ASCII control; the others are named by their number. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
