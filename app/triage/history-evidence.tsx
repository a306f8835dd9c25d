import type { Incident } from '@/lib/triage/incident'
import { ForeignText } from '../ui/foreign-text'
import { Moment } from '../ui/moment'
import { sayChecksum } from '../ui/say-checksum'

type Row = Incident['history']['own'][number]

/** The raw rows of the history table: the migration's own, or that it has none, and the newest beside it. */
export function HistoryEvidence({ incident: { history, diagnosis } }: { incident: Incident }) {
  const { own, others, readAt } = history
  const { version } = diagnosis.failure
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="panel sideways" aria-label="Rows of the history" tabIndex={0}>
      <table className="table history-rows">
        <thead>
          <tr>
            {[
              'rank',
              'version',
              'description',
              'type',
              'checksum',
              'installed_by',
              'installed_on',
              'ms',
              'success',
            ].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.length === 0 && version !== null && (
            <tr className="is-fail">
              <td>–</td>
              <td>{version}</td>
              <td colSpan={7}>
                No row
                {readAt !== null && (
                  <>
                    , read <Moment at={readAt} />
                  </>
                )}
              </td>
            </tr>
          )}
          {own.map(row => (
            <HistoryRow key={row.installedRank} row={row} isOwn />
          ))}
          {others.map(row => (
            <HistoryRow key={row.installedRank} row={row} isOwn={false} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HistoryRow({ row, isOwn }: { row: Row; isOwn: boolean }) {
  const { installedRank, version, description, type, checksum, installedBy, installedOn, executionTime, success } = row
  return (
    <tr className={isOwn ? (success ? 'is-run' : 'is-fail') : undefined}>
      <td>{installedRank}</td>
      <td>{version ?? <span className="text-dim">NULL</span>}</td>
      <td>
        <ForeignText text={description} />
      </td>
      <td>{type}</td>
      <td className="whitespace-nowrap">{checksum === null ? 'NULL' : sayChecksum(checksum)}</td>
      <td>
        <ForeignText text={installedBy} />
      </td>
      <td className="whitespace-nowrap">{installedOn.slice(0, 19)}</td>
      <td className="whitespace-nowrap">{executionTime.toLocaleString('en')}</td>
      <td>{String(success)}</td>
    </tr>
  )
}
