import type { ScriptProblem } from '../../flyway/migration'
import type { Facts } from '../facts'
import type { Draft, Place } from '../finding'
import { environmentPage, migrationPage } from '../pages'

/** Scripts whose text the board cannot use; only bytes that are no text stop Flyway, too. */
export function findUnusableScripts({ problems }: Facts, { name, project }: Place): Draft[] {
  return problems.map(({ path, problem, key }) => ({
    kind: 'risk' as const,
    severity: 'warning' as const,
    migration: key,
    title: `${path} ${TITLES[problem]}.`,
    detail: problem === 'undecodable' ? STOPS : key === null ? UNSEEN : UNCOMPARED,
    nextStep: NEXT[problem],
    about: `${problem} ${path}`,
    href: key === null ? environmentPage(name) : migrationPage(key, project),
  }))
}

const TITLES: Record<ScriptProblem, string> = {
  undecodable: 'has bytes that are not of its encoding',
  'too-large': 'is too large to be read here',
  'link-outside': 'is a link that leads out of its folder',
  unreadable: 'cannot be read',
}

const STOPS = 'Flyway cannot compute its checksum and stops before it does anything.'
const UNSEEN = 'What is in it is not seen here, and Flyway may run it all the same.'
const UNCOMPARED = 'Its checksum is unknown here, so nobody compares it with what was applied.'

const NEXT: Record<ScriptProblem, string> = {
  undecodable:
    'Save it in UTF-8, or set encoding to the one that it is in; a text that was applied keeps its checksum.',
  'too-large': 'Compare it by hand, or keep data apart from migrations; Flyway itself reads files of any size.',
  'link-outside': 'Put what it leads to into the folder itself; the board follows no link out of it, Flyway does.',
  unreadable: 'Give the board the right to read it.',
}
