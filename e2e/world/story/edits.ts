import { readFileSync } from 'node:fs'
import { rewriteHistory, timestamp } from '../history'
import type { World } from '../world'

export const V25 = 'V25__engineered_genre_vector.sql'
const V25_TEXT = readFileSync(new URL(`./scripts/${V25}`, import.meta.url), 'utf8')
const V21 = 'V21__engineered_feature_checks.sql'
const DAY = 24 * 3600_000

/** V25, which writes in batches for a minute and tells how far it is; in a fast world the pauses are short. */
export const longMigration = ({ fast }: World) =>
  fast ? V25_TEXT.replace('pg_sleep(1.5)', 'pg_sleep(0.02)') : V25_TEXT

/** A script of staging is reworded after it was applied: only a comment, but its checksum is another one. */
export function rewordAppliedScript({ environments }: World): void {
  environments.staging.scripts.edit(V21, text =>
    text.replace(/^-- validated .*$/m, '-- one scan for each constraint; nobody who writes has to wait'),
  )
}

/** An item of prod has the year 1 where the feed knew no date; no other environment has such a row. */
export const addRowThatBreaksV24 = ({ databases }: World) =>
  databases.query(
    'prod',
    `insert into atp.media (imdb_id, media_type, media_title, release_date, hash, original_title)
     values ('tt0000001', 'movie', 'Carmencita', '0001-01-01', '${'0f'.repeat(20)}', 'Carmencita.1894.480p')`,
  )

/** What a person does about it. */
export const correctData = ({ databases }: World) =>
  databases.query('prod', "update atp.media set release_date = null where release_date < '1850-01-01'")

/** dev has seen more than the others: an index script that came late, and a hotfix whose file is no longer there. */
export async function giveDevItsHistory({ databases, environments }: World): Promise<void> {
  environments.dev.configure({ FLYWAY_IGNORE_MIGRATION_PATTERNS: '*:missing,*:future' })
  await rewriteHistory(databases, 'dev', rows => {
    const late = rows.filter(({ version }) => version === '14.1')
    const others = rows.filter(({ version }) => version !== '14.1')
    return others.flatMap(row => {
      const after = timestamp(new Date(Date.parse(`${row.installed_on.replace(' ', 'T')}Z`) + DAY))
      if (row.version === '16') return [row, ...late.map(lateRow => ({ ...lateRow, installed_on: after }))]
      if (row.version !== '19') return [row]
      const hotfix = { version: '19.1', description: 'media hotfix index', script: 'V19.1__media_hotfix_index.sql' }
      return [row, { ...row, ...hotfix, checksum: 1204117730, installed_on: after, execution_time: 38 }]
    })
  })
}
