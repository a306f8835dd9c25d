import type { Metadata } from 'next'
import type { Board } from '@/lib/board/schema'
import { server } from '@/lib/server'
import { faviconOf } from '../../board/favicon'
import { titleOf } from '../../board/title'
import { RenderedAt } from '../../ui/now'
import { readSegment } from '../../ui/read-segment'
import { EnvironmentView } from '../environment-view'
import { NoEnvironment } from '../no-environment'

export const dynamic = 'force-dynamic'

const RUNS = 10

export async function generateMetadata({ params }: PageProps<'/environments/[environment]'>): Promise<Metadata> {
  const name = readSegment((await params).environment)
  return { title: titleOf(name), icons: { icon: faviconOf(server().board().verdict.state) } }
}

/** One environment with all that is known of it. */
export default async function Page({ params, searchParams }: PageProps<'/environments/[environment]'>) {
  const name = readSegment((await params).environment)
  if (!server().environment(name)) return <NoEnvironment />
  const { panel, rows } = await searchParams
  return (
    <RenderedAt time={new Date().toISOString()}>
      <EnvironmentView
        rendered={withMigrationsOf(server().board(), name)}
        name={name}
        title={name}
        runs={(await server().runs({ environment: name, limit: RUNS })).runs}
        panel={typeof panel === 'string' ? panel : null}
        allRows={rows === 'all'}
      />
    </RenderedAt>
  )
}

/** The first picture carries along no migrations but those that it shows. */
const withMigrationsOf = (board: Board, name: string): Board => ({
  ...board,
  environments: board.environments.map(environment =>
    environment.name === name ? environment : { ...environment, migrations: [] },
  ),
})
