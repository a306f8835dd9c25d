import type { MigrationAcross } from '@/lib/board/answers'

/** One text of a script, and the environments that ship it. */
export type ScriptVersion = { path: string; text: string | null; problem: string | null; environments: string[] }

/** The different texts under one key: environments that ship the same are told together, in promotion order. */
export function scriptVersions({ environments }: MigrationAcross): ScriptVersion[] {
  const versions: ScriptVersion[] = []
  for (const { environment, script } of environments) {
    if (script === null) continue
    const known = versions.find(
      ({ path, text, problem }) => path === script.path && text === script.text && problem === script.problem,
    )
    if (known) known.environments.push(environment)
    else versions.push({ ...script, environments: [environment] })
  }
  return versions
}

/** By `ScriptProblem`; `too-large` is also a text that the board reads and does not send to a browser. */
const PROBLEMS: Record<string, string> = {
  undecodable: 'It has bytes that are not of its encoding.',
  'too-large': 'It is too large to be shown here.',
  'link-outside': 'It is a link that leads out of its folder, and the board follows none.',
  unreadable: 'The board may not read it.',
}

/** Why a text cannot be shown. */
export const sayProblem = (problem: string | null) =>
  problem === null ? 'It could not be read.' : (PROBLEMS[problem] ?? `It cannot be shown: ${problem}.`)
