import type { FlywayOptions } from '../../flyway/options'
import { resolveScripts } from '../../flyway/resolve'
import type { Replayed } from '../lint'
import { loadParser } from '../place/parse'
import { problemsOfTraced } from '../place/problem-of'
import type { Script } from '../script'
import type { Settings } from '../settings/settings'
import { onceEach } from '../text/sequence'
import { findObstacle, findSyntaxError } from './obstacles'
import { runScripts } from './run-scripts'
import type { Scratch } from './scratch'
import { writeScratchFolder } from './scratch-folder'
import { watchStatements } from './watch-statements'

/**
 * Applies scripts to a scratch database as Flyway would, and tells what is wrong with what they make: in those that are
 * looked at closely by statement, else by script.
 */
export async function replay(
  scripts: readonly Script[],
  settings: Settings,
  scratch: Scratch,
  closely: ReadonlySet<string>,
): Promise<Replayed> {
  await loadParser()
  const ordered = inOrder(onceEach(scripts), settings.flyway)
  const obstacle = ordered.findIndex(script => findObstacle(script, settings) !== null)
  const usable = obstacle < 0 ? ordered : ordered.slice(0, obstacle)
  await writeScratchFolder(scratch.folder, [...usable, ...scripts.filter(({ name }) => name.kind === 'callback')])

  const watch = watchStatements(scripts, settings, closely)
  const { problems, stopped } = await runScripts({ scripts, settings, scratch, watch }, usable)
  const traced = await watch.end(scratch.url)
  const end = stopped === null ? usable.length : usable.findIndex(({ path }) => path === stopped)
  const notApplied = ordered.slice(Math.max(end, 0))
  const unseen = notApplied.filter(({ path }) => path !== stopped)
  const obstacles = unseen.flatMap(script => findObstacle(script, settings) ?? findSyntaxError(script, settings) ?? [])
  return {
    problems: [...problems, ...problemsOfTraced(traced), ...obstacles],
    makers: new Set(traced.map(({ made }) => made.file)),
    notApplied: notApplied.map(({ path }) => path),
  }
}

/** The scripts in Flyway's order. */
function inOrder(scripts: readonly Script[], options: FlywayOptions): Script[] {
  const files = scripts.map(({ path, text }) => ({ path, text, conf: null, problem: null }))
  const { migrations } = resolveScripts(files, options)
  return migrations.flatMap(({ script }) => scripts.find(({ path }) => path === script) ?? [])
}
