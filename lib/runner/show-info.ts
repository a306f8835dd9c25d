import type { Info, InfoLine } from '../flyway/migration'
import { refuse } from './failure'
import { readInfo } from './read-info'
import { textTable } from './text-table'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Says what is applied and what is not, as `flyway info` does. */
export function showInfo(run: Run): Promise<Outcome<Info>> {
  return withEngine(run, async engine => {
    const info = await readInfo(engine, { announce: true })
    refuse(info.error)
    engine.print('info', `Schema version: ${info.current ?? '<< Empty Schema >>'}\n\n${infoTable(info)}`)
    return info
  })
}

const COLUMNS = ['Category', 'Version', 'Description', 'Type', 'Installed On', 'State', 'Undoable']

function infoTable({ lines }: Info): string {
  const shown = lines.filter(({ category }) => category !== 'Undo')
  return textTable(COLUMNS, shown.map(cells), 'No migrations found')
}

function cells({ category, version, description, type, applied, state }: InfoLine): string[] {
  const installedOn = applied?.installedOn.slice(0, 19) ?? ''
  const undoable = version === null || state === 'Deleted' || state === 'Undone' ? '' : 'No'
  return [category, version ?? '', description, type, installedOn, state, undoable]
}
