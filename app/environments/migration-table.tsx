import type { Environment, Migration } from '@/lib/board/schema'
import { lookOfMigration } from '../board/states'
import { Checksum } from '../migrations/checksum'
import { sayMark } from '../migrations/row-facts'
import { ExactTime } from '../ui/exact-time'
import { ForeignText } from '../ui/foreign-text'
import { PageLink } from '../ui/page-link'
import { StateWord } from '../ui/state-word'

/** Rows that are listed at first; a thousand of them would hold up the page for little. */
const SHOWN = 200

const COLUMNS = ['State', 'Version', 'Description', 'Type', 'Installed on', 'By', 'Time', 'Rank', 'Checksum', 'Marks']

/** All migrations of an environment in Flyway's order; of very many the newest, unless all are asked for. */
export function MigrationTable({ environment, all }: { environment: Environment; all: boolean }) {
  const { migrations, project } = environment
  const shown = all ? migrations : migrations.slice(-SHOWN)
  return (
    <section className="panel" aria-labelledby="all-migrations">
      <header>
        <h2 id="all-migrations">Migrations</h2>
        <span className="text-dim">{migrations.length.toLocaleString('en')} in Flyway's order</span>
        {shown.length < migrations.length && (
          <PageLink className="button small ml-auto" href="?rows=all" scroll={false}>
            Show the {(migrations.length - shown.length).toLocaleString('en')} before these
          </PageLink>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="sideways" aria-label="List of migrations" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              {COLUMNS.map(name => (
                <th key={name} scope="col" className={NUMBERS.has(name) ? 'number' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(migration => (
              <MigrationRow
                key={`${migration.key} ${migration.installedRank}`}
                migration={migration}
                project={project}
              />
            ))}
          </tbody>
        </table>
      </section>
      {migrations.length === 0 && (
        <div className="empty">
          <b>No migrations</b>
          <p>There are neither scripts nor rows of the schema history, or neither was read yet.</p>
        </div>
      )}
    </section>
  )
}

const NUMBERS = new Set(['Time', 'Rank'])

function MigrationRow({ migration, project }: { migration: Migration; project: string | null }) {
  const { key, description, type, installedBy, installedOn, executionTime, installedRank, marks } = migration
  const { glyph, tone, word } = lookOfMigration(migration)
  const ground = tone === 'fail' || tone === 'warn' || tone === 'run' ? `is-${tone}` : undefined
  const query = project === null ? '' : `?project=${encodeURIComponent(project)}`
  return (
    <tr className={ground}>
      <td>
        <StateWord glyph={glyph} tone={tone}>
          {word}
        </StateWord>
      </td>
      <th scope="row" className="mono whitespace-nowrap">
        <PageLink className="link" href={`/migrations/${encodeURIComponent(key)}${query}`}>
          <ForeignText text={key} />
        </PageLink>
      </th>
      <td className="wide">
        <ForeignText text={description} />
      </td>
      <td>{type}</td>
      <td>
        <ExactTime at={installedOn} />
      </td>
      <td className="mono">
        <ForeignText text={installedBy ?? ''} />
      </td>
      <td className="number">{executionTime !== null && `${executionTime.toLocaleString('en')} ms`}</td>
      <td className="number">{installedRank}</td>
      <td className="whitespace-nowrap">
        <Checksum line={migration} />
      </td>
      <td>{marks.map(sayMark).join(', ')}</td>
    </tr>
  )
}
