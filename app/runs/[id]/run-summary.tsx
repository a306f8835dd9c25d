import type { RunDetail } from '@/lib/board/answers'

/** Which container of which pod it was, with which image, and how the attempts go on after it. */
export function RunSummary({ run }: { run: RunDetail }) {
  const newest = run.siblings.at(-1)
  return (
    <p>
      Init container <code>{run.container}</code> of pod <code>{run.pod}</code>
      {run.image && (
        <>
          , image <code>{run.image}</code>
        </>
      )}
      . {sayRest(run, newest ?? run)}
    </p>
  )
}

function sayRest(run: RunDetail, newest: RunDetail['siblings'][number]): string {
  const flyway = run.flywayVersion ? `Flyway ${run.flywayVersion}. ` : ''
  if (newest.id === run.id) return `${flyway}Attempt ${run.attempt}, the newest of this pod.`
  const how = { waiting: 'waits', running: 'is running', succeeded: 'ended well', failed: 'failed', lost: 'was lost' }
  return `${flyway}Attempt ${run.attempt} of ${newest.attempt}; attempt ${newest.attempt} ${how[newest.state]}.`
}
