import type { EnvironmentName } from '../environments'
import { dateOf, type Row, rewriteHistory, timestamp } from '../history'
import { upTo } from '../scripts'
import type { World } from '../world'

type Past = {
  /** Database that holds what was there before. */
  base: string
  /** The newest version of the release. */
  version: number
  now: Date
}

/**
 * Gives an environment a past: a database as it was, a run of this release that really happens, and dates that lie
 * weeks back, in the schema history as in pod and log.
 */
export async function playPast(
  { databases, environments, release }: World,
  name: EnvironmentName,
  { base, version, now }: Past,
) {
  const { deployment, scripts, template } = environments[name]
  await deployment.clear()
  await databases.copy(base, name)
  scripts.fill(upTo(release, version))
  const wished = dateOf(version, name, now)
  const { container, exitCode, startedAt } = await deployment.playPast(template(wished), wished)
  if (exitCode !== 0) {
    const log = container.log.records.map(({ text }) => text.toString()).join('\n')
    throw new Error(`The engine ended with ${exitCode} in ${name}:\n${log}`)
  }
  const began = timestamp(container.startedAt)
  const shift = startedAt.getTime() - container.startedAt.getTime()
  await rewriteHistory(databases, name, rows => rows.map(row => dated(row, { name, now, began, shift })))
}

type Dating = { name: EnvironmentName; now: Date; began: string; shift: number }

/** Rows of this run move with it; those of before get the date of their version. */
function dated(row: Row, { name, now, began, shift }: Dating): Row {
  if (row.installed_on >= began) {
    return { ...row, installed_on: timestamp(new Date(Date.parse(`${row.installed_on.replace(' ', 'T')}Z`) + shift)) }
  }
  return { ...row, installed_on: timestamp(dateOf(Number(row.version ?? 23), name, now)) }
}
