/** A time in a table of facts: whole, in UTC, as it can be searched for elsewhere. */
export function ExactTime({ at }: { at: string | null }) {
  if (at === null) return <span className="text-dim">–</span>
  return (
    <time className="mono whitespace-nowrap" dateTime={at}>
      {at.slice(0, 19).replace('T', ' ')}
    </time>
  )
}
