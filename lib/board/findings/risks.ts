import type { Facts } from '../facts'
import type { Draft, Place } from '../finding'
import { environmentPage } from '../pages'
import { countOf, listOf } from '../words'

/** What Flyway will stumble over that no other finding names, and options that the board and the container may not share. */
export function findRisks(facts: Facts, { name }: Place): Draft[] {
  const common = { kind: 'risk', migration: null, href: environmentPage(name) } as const
  return [...findRefusal(facts), ...findContradictions(facts), ...findHidden(facts)].map(draft => ({
    ...common,
    ...draft,
  }))
}

type Risk = Omit<Draft, 'kind' | 'migration' | 'href'>

function findRefusal(facts: Facts): Risk[] {
  const { error } = facts
  if (!error || isNamed(facts)) return []
  return [
    {
      severity: 'warning',
      title: 'Flyway itself refuses these files and rows.',
      detail: error.message,
      nextStep: 'Correct what Flyway names; until then every run ends with this error before it changes anything.',
      about: 'refused',
    },
  ]
}

/** Whether a finding of its own says what Flyway says: bad names go first, and each text is about one thing. */
function isNamed({ error, options, badNames, problems, duplicates }: Facts): boolean {
  if (options.validateMigrationNaming && badNames.length > 0) return true
  if (problems.some(({ path, problem }) => problem === 'undecodable' && error?.message.includes(path))) return true
  return duplicates.length > 0 && (error?.code.startsWith('DUPLICATE_') ?? false)
}

function findContradictions({ conflicts }: Facts): Risk[] {
  return conflicts.map(({ option, values }) => ({
    severity: 'warning',
    title: values
      ? `${option} is ${values.configured} in the configuration and ${values.container} in the container.`
      : `${option} has one value in the configuration and another in the container.`,
    detail: 'The board answers by its configuration; the run goes by the container.',
    nextStep: `Take ${option} out of the board's configuration, which then follows the container, or make both the same.`,
    about: option,
  }))
}

function findHidden({ hidden }: Facts): Risk[] {
  if (hidden.length === 0) return []
  const many = hidden.length > 1
  return [
    {
      severity: 'notice',
      title: `${listOf(hidden)} cannot be seen here.`,
      detail: `The container takes ${countOf(hidden.length, 'option')} from a Secret or ConfigMap; the board answers as if ${many ? 'they were' : 'it was'} not set.`,
      nextStep: `Set ${many ? 'them' : 'it'} under flyway in the board's configuration, or as plain values in the pod.`,
      about: 'hidden',
    },
  ]
}
