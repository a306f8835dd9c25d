import type { Compatibility } from '../../../lib/flyway/options'
import { type Case, historyOf } from '../cases/case'
import type { Answer, Command, RealFlyway } from '../real-flyway'
import { askOurs } from './ask-ours'
import { type Difference, differencesOf } from './differences'
import { type Left, leftBehind } from './left-behind'
import { makePast, migrateWith } from './make-past'
import { plainAnswer } from './plain'
import { settingsAt } from './settings-at'
import { reset, type Twin } from './twin'

/** Two databases, one for each engine, and the folder of the scripts that both read. */
export type Twins = { real: Twin; ours: Twin; folder: string }

/** What an engine said to each command of a case, by turns, and what it left. */
export type Told = { answers: Record<string, Answer>; left: Left }

/** What both engines told, and where they differ. */
export type Verdict = { real: Told; ours: Told; differences: Difference[] }

/** What is asked: `info` at the end sees what the work has done. */
export const commandsOf = ({ work }: Case): Command[] => ['info', 'validate', ...work, 'info']

/** Lets real Flyway make the same history twice, and asks each engine about its own. */
export async function runCase(
  real: RealFlyway,
  twins: Twins,
  one: Case,
  compatibility: Compatibility,
): Promise<Verdict> {
  const { folder } = twins
  await Promise.all([reset(twins.real), reset(twins.ours)])
  await makePast(migrateWith(real), [twins.real, twins.ours], one, folder)
  const commands = commandsOf(one)
  const [theirs, ours] = await Promise.all([
    real.ask(commands, settingsAt({ url: twins.real.url, folder }, one.options)),
    askOurs(commands, { url: twins.ours.url, folder }, one.options, compatibility),
  ])
  const [realTold, oursTold] = await Promise.all([
    told(theirs, twins.real, one, folder),
    told(ours, twins.ours, one, folder),
  ])
  return { real: realTold, ours: oursTold, differences: differencesOf(realTold, oursTold) }
}

/** What the answers to the commands of a case tell, with what they left. */
export async function told(answers: Answer[], { client }: Twin, one: Case, folder: string): Promise<Told> {
  const commands = commandsOf(one)
  const named = answers.map((answer, turn) => [nameOf(commands, turn), plainAnswer(answer, folder)])
  return { answers: Object.fromEntries(named), left: await leftBehind(client, historyOf(one)) }
}

const nameOf = (commands: Command[], turn: number) =>
  turn === commands.length - 1 ? `${commands[turn]} after` : (commands[turn] ?? '')
