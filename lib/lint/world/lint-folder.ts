import type { Finding } from '../finding'
import { findingsOf } from '../lint'
import { readScripts } from '../script'
import type { Settings } from '../settings/settings'
import type { Base } from '../text/base'
import { readFolder } from './read-folder'
import { replay } from './replay'
import { withScratch } from './scratch'

/** What came of looking at a folder of scripts. */
export type Linted = {
  findings: Finding[]
  /** How many scripts there are. */
  scripts: number
  /** Those that the scratch database could not be brought to. */
  notApplied: string[]
}

/** Looks at the scripts of a folder: at their texts, and at what they make of an empty PostgreSQL. */
export async function lintFolder(
  folder: string,
  settings: Settings,
  base: Base | null,
  signal: AbortSignal,
): Promise<Linted> {
  const files = await readFolder(folder, settings)
  const scripts = readScripts(files, settings.flyway)
  const replayOnce = (closely: ReadonlySet<string>) =>
    withScratch(settings.postgres, signal, scratch => replay(scripts, settings, scratch, closely))
  // A look takes the longer, the more there is: only where something is wrong it is worth one for each statement.
  const first = await replayOnce(new Set())
  const replayed = first.makers.size === 0 ? first : await replayOnce(first.makers)
  const findings = findingsOf(files, settings, base, replayed)
  return { findings, scripts: scripts.length, notApplied: replayed.notApplied }
}
