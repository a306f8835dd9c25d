import { Glyph } from './ui/glyph'
import { PlainBar } from './ui/plain-bar'

/** An address that leads nowhere: what is meant may have been renamed, or is older than what is kept. */
export default function NotFound() {
  return (
    <>
      <PlainBar>
        <Glyph name="dial" />
      </PlainBar>
      <main className="page" id="main">
        <h1>There is nothing at this address</h1>
        <p className="mt-1 max-w-[72ch] text-sub">
          No environment, migration or run of this board has it. Runs are kept for a while only, and names follow the
          configuration.
        </p>
        <a href="/" className="button mt-4">
          Show the board
        </a>
      </main>
    </>
  )
}
