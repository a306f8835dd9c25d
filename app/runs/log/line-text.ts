import Anser from 'anser'
import { showControls } from '../../ui/visible-controls'

/** The colours of a terminal that have a tone here; others are read as the line's own colour. */
const COLOURS: Record<string, Colour> = {
  'ansi-red': 'fail',
  'ansi-bright-red': 'fail',
  'ansi-yellow': 'warn',
  'ansi-bright-yellow': 'warn',
  'ansi-green': 'ok',
  'ansi-bright-green': 'ok',
  'ansi-blue': 'run',
  'ansi-bright-blue': 'run',
  'ansi-cyan': 'run',
  'ansi-bright-cyan': 'run',
  'ansi-bright-black': 'dim',
}

export type Colour = 'fail' | 'warn' | 'ok' | 'run' | 'dim'

/** A stretch of a line in one style. A `control` stands for a character that cannot be seen by itself. */
export type Stretch = { text: string; colour: Colour | null; bold: boolean; underline: boolean; control: boolean }

/** Beyond this many colour changes a line is no text for people, and parsing it would cost its square. */
const MOST_ESCAPES = 2_000

// Links and titles (OSC) say nothing in a log; anser reads only sequences that begin with `ESC [`.
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const OSC = /\u001b\][^\u0007\u001b]{0,4096}(?:\u0007|\u001b\\)/g

/**
 * One line of a log as a terminal would end up showing it, as text: colours become tones, what a carriage return
 * overwrote is gone, every other control character can be seen.
 */
export function readLineText(line: string): Stretch[] {
  const text = overwritten(line).replace(OSC, '')
  if (!text.includes('\u001b[') || text.split('\u001b[').length > MOST_ESCAPES) return showControls(text).map(plain)
  return Anser.ansiToJson(text, { json: true, use_classes: true, remove_empty: true }).flatMap(entry =>
    showControls(entry.content).map(piece => ({
      ...piece,
      colour: COLOURS[entry.fg] ?? (entry.decorations.includes('dim') ? 'dim' : null),
      bold: entry.decorations.includes('bold'),
      underline: entry.decorations.includes('underline'),
    })),
  )
}

/** A progress bar redraws its line after each `\r`: what stands at the end is what was meant to stay. */
function overwritten(line: string): string {
  const text = line.replace(/\r+$/, '')
  return text.slice(text.lastIndexOf('\r') + 1)
}

const plain = (piece: { text: string; control: boolean }): Stretch => ({
  ...piece,
  colour: null,
  bold: false,
  underline: false,
})
