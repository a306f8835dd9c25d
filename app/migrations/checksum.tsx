import type { Migration } from '@/lib/board/schema'
import { sayChecksum } from '../ui/say-checksum'

/** The row's checksum, and whether the script's is the same; what cannot be compared is said. */
export function Checksum({
  line,
}: {
  line: Pick<Migration, 'checksum' | 'scriptChecksum' | 'installedRank' | 'marks'>
}) {
  const { checksum, scriptChecksum, installedRank, marks } = line
  const file = scriptChecksum === null ? null : <span className="mono">{sayChecksum(scriptChecksum)}</span>
  if (installedRank === null) return <>{file ?? 'unknown'} in the file</>
  if (checksum === null) return <span className="text-dim">none in the row</span>
  const row = <span className="mono">{sayChecksum(checksum)}</span>
  if (marks.includes('checksum-unknown'))
    return (
      <>
        {row} <span className="text-dim">of the file unknown</span>
      </>
    )
  if (file === null)
    return (
      <>
        {row} <span className="text-dim">no file</span>
      </>
    )
  if (checksum === scriptChecksum)
    return (
      <>
        {row} <span className="text-dim">as the file</span>
      </>
    )
  return (
    <>
      {row} <span className="text-warn">differs from the file</span>, {file}
    </>
  )
}
