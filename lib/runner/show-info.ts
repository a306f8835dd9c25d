import type { Info, InfoLine } from '../flyway/migration'
import { answerInfo } from './answer-info'
import { around } from './around'
import { describeEmpty } from './describe-empty'
import { refuse } from './failure'
import { readInfo } from './read-info'
import { textTable } from './text-table'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Says what is applied and what is not, as `flyway info` does. */
export function showInfo(run: Run): Promise<Outcome<Info>> {
  return withEngine(run, async engine => {
    const info = await around(engine, 'Info', async () => {
      const read = await readInfo(engine, { announce: true, foresees: true })
      refuse(read.error)
      return read
    })
    engine.print('info', `Schema version: ${info.current ?? '<< Empty Schema >>'}`)
    engine.print('info', '')
    const asked = run.infoFilter?.() ?? (() => true)
    const shown = info.lines.filter(line => line.category !== 'Undo' && asked(line))
    if (!shown.some(({ resolved }) => resolved)) describeEmpty(engine)
    engine.print('info', infoTable(shown))
    run.takeIds?.(shown.map(({ version, description }) => version ?? description).join(','))
    engine.answer?.(await answerInfo(engine, info, shown))
    return info
  })
}

const COLUMNS = ['Category', 'Version', 'Description', 'Type', 'Installed On', 'State', 'Undoable']

function infoTable(lines: InfoLine[]): string {
  return textTable(COLUMNS, lines.map(cells), 'No migrations found')
}

function cells(line: InfoLine): string[] {
  const { category, version, description, type, applied, state } = line
  const installedOn = applied?.installedOn.slice(0, 19) ?? ''
  return [category, version ?? '', description, type, installedOn, state, undoableOf(line)]
}

/** What Flyway says under `Undoable`: it can undo nothing, and says so of versioned lines that stand. */
function undoableOf({ version, state }: InfoLine): string {
  return version === null || state === 'Deleted' || state === 'Undone' ? '' : 'No'
}
