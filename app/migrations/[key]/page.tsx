import type { Metadata } from 'next'
import type { MigrationAcross } from '@/lib/board/answers'
import type { Run } from '@/lib/board/schema'
import { server } from '@/lib/server'
import { faviconOf } from '../../board/favicon'
import { titleOf } from '../../board/title'
import { PageFrame } from '../../frame/page-frame'
import { withoutMigrations } from '../../frame/watched'
import { Crumbs } from '../../ui/crumbs'
import { ForeignText } from '../../ui/foreign-text'
import { readSegment } from '../../ui/read-segment'
import { currentLine, sayAcross } from '../across-words'
import { NeighbourLinks } from '../neighbour-links'
import { neighboursOf } from '../neighbours'
import { NoMigration } from '../no-migration'
import { RowFacts } from '../row-facts'
import { ScriptPanel } from '../script-panel'
import { readScriptQuery, writeScriptQuery } from '../script-query'
import type { LineFailure } from '../script-text'
import { scriptVersions } from '../texts'

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: PageProps<'/migrations/[key]'>): Promise<Metadata> {
  const key = readSegment((await params).key)
  return { title: titleOf(titleOfKey(key)), icons: { icon: faviconOf(server().board().verdict.state) } }
}

const titleOfKey = (key: string) => `${key} across environments`

/** One migration in all environments: where it is applied, what its rows say, and its text. */
export default async function Page({ params, searchParams }: PageProps<'/migrations/[key]'>) {
  const key = readSegment((await params).key)
  const query = readScriptQuery(await searchParams)
  const across = findMigration(key, query.project)
  if (!across) return <NoMigration />
  const watched = { migration: key }
  const hrefOf = (other: string, change: Partial<typeof query> = {}) =>
    `/migrations/${encodeURIComponent(other)}${writeScriptQuery({ ...query, script: null, from: 1, ...change })}`
  return (
    <PageFrame
      rendered={withoutMigrations(server().board(), watched)}
      time={new Date().toISOString()}
      title={titleOfKey(key)}
      current={null}
      watched={watched}
    >
      <Crumbs path={[{ name: 'Board', href: '/' }]} here={key} />
      <Migration across={across} query={query} hrefOf={hrefOf} />
    </PageFrame>
  )
}

/** A project that is not configured has no migrations, rather than being an error. */
function findMigration(key: string, project: string | null): MigrationAcross | null {
  return project === null || server().projects().includes(project) ? server().migration(key, project) : null
}

type Query = ReturnType<typeof readScriptQuery>
type Href = (key: string, change?: Partial<Query>) => string

async function Migration({ across, query, hrefOf }: { across: MigrationAcross; query: Query; hrefOf: Href }) {
  const versions = scriptVersions(across)
  const shown = versions.find(({ environments }) => environments.includes(query.script ?? '')) ?? versions[0]
  const description = across.environments.map(currentLine).find(line => line !== null)?.description ?? ''
  const { older, newer } = neighboursOf(across.key, server().board(query.project).environments)
  return (
    <>
      <div className="headline">
        <div>
          <h1>
            <span className="mono">{across.key}</span> <ForeignText text={description} />
          </h1>
          <p>{sayAcross(across)}</p>
        </div>
        <NeighbourLinks
          older={older === null ? null : { key: older, href: hrefOf(older) }}
          newer={newer === null ? null : { key: newer, href: hrefOf(newer) }}
        />
      </div>
      <div className="stack">
        <RowFacts across={across} runs={await runsOf(across)} />
        {shown && (
          <ScriptPanel
            versions={versions}
            shown={shown}
            from={query.from}
            failures={failuresOf(across, shown.environments)}
            hrefOf={(script, from) => hrefOf(across.key, { script: versions.length > 1 ? script : null, from })}
          />
        )}
      </div>
    </>
  )
}

/** The newest run of each environment that applied this migration, or failed at it. */
async function runsOf({ key, environments }: MigrationAcross): Promise<Record<string, Run | null>> {
  const name = key.startsWith('R__') ? key : key.slice(1)
  const found = environments.map(async ({ environment }) => {
    const { runs } = await server().runs({ environment, limit: 200 })
    const run = runs.find(({ applied, failure }) => applied.includes(name) || failure?.version === name)
    return [environment, run ?? null] as const
  })
  return Object.fromEntries(await Promise.all(found))
}

/** Failures that still hold, in those of the environments whose text is shown. */
function failuresOf({ key }: MigrationAcross, names: string[]): LineFailure[] {
  return server()
    .board()
    .environments.filter(({ name }) => names.includes(name))
    .flatMap(({ name, failure }) =>
      failure?.line && `V${failure.version}` === key
        ? [{ environment: name, line: failure.line, sqlState: failure.sqlState, message: failure.message }]
        : [],
    )
}
