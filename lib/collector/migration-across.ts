import type { MigrationAcross } from '../board/answers'
import type { Observation, ObservedScript } from '../board/observation'
import type { Board, Migration } from '../board/schema'
import type { Mask } from '../mask'
import { maskTexts } from './mask-texts'

/** One migration in every environment of a board, with the script as each of them has it; null when none knows it. */
export function migrationAcross(
  key: string,
  board: Board,
  observations: Observation[],
  mask: Mask,
): MigrationAcross | null {
  // Most environments have the same text, and a mask looks for each secret in every line.
  const shown = new Map<string, string>()
  const show = (text: string) => {
    const known = shown.get(text) ?? maskTexts(text, mask)
    shown.set(text, known)
    return known
  }
  const environments = board.environments.map(environment => {
    const lines = environment.migrations.filter(migration => migration.key === key)
    const files = observations.find(observation => observation.name === environment.name)?.scripts.value?.files ?? []
    const paths = new Set(lines.filter(hasScript).map(line => line.script))
    return {
      environment: environment.name,
      lines,
      script: scriptOf(
        files.find(file => paths.has(file.path)),
        show,
      ),
    }
  })
  return environments.some(environment => environment.lines.length > 0) ? { key, environments } : null
}

/** Whether a line's script is a file of today; a row keeps the name of one that is gone. */
const hasScript = ({ scriptChecksum, installedRank, marks }: Migration) =>
  scriptChecksum !== null || installedRank === null || marks.includes('checksum-unknown')

/** Text that is worth sending to a browser; longer scripts are named instead. */
const SHOWN = 1024 * 1024

type Shown = MigrationAcross['environments'][number]['script']

function scriptOf(file: ObservedScript | undefined, show: (text: string) => string): Shown {
  if (!file) return null
  const { path, text, problem } = file
  if (text !== null && text.length > SHOWN) return { path, text: null, problem: 'too-large' }
  return { path, text: text && show(text), problem }
}
