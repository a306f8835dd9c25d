'use client'

import { PlainBar } from './ui/plain-bar'

/** A bug, said plainly. The digest finds it in the server's log; what is watched goes on being watched. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <PlainBar />
      <main className="page" id="main">
        <h1>This page failed to show</h1>
        <p className="mt-1 max-w-[72ch] text-sub">
          The board goes on reading its sources; only this view has an error of its own.
          {error.digest ? ` The server's log has it under ${error.digest}.` : ''}
        </p>
        <button type="button" className="button mt-4" onClick={reset}>
          Show again
        </button>
      </main>
    </>
  )
}
