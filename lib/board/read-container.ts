import type { FlywayOptions } from '../flyway/options'
import { readOptions } from '../flyway/read-options'
import { commandWords } from './command-words'
import type { Workload } from './observation'

type Container = Pick<NonNullable<Workload['container']>, 'args' | 'env' | 'unknownEnv'>

/** How a container sets Flyway's options, as far as it can be seen: what comes from Secrets and ConfigMaps is only named. */
export type ContainerOptions = {
  options: Partial<FlywayOptions>
  /** Lower-case names of placeholders with values that cannot be seen; `name*` stands for all that start so. */
  unknownPlaceholders: string[]
  /** Single options that change Flyway's answers and cannot be seen: `FLYWAY_TARGET`, `-target`. */
  hidden: string[]
}

const PREFIX = 'FLYWAY_PLACEHOLDERS_'
/** The kubelet would replace it; Kubernetes' own answer has replaced what is plain, so what is left is not. */
const REFERENCE = /\$\([^()]+\)/

/** Reads a container's arguments and plain variables; what the configuration decides need not be seen. */
export function readContainer(container: Container, configured: Partial<FlywayOptions>): ContainerOptions {
  const words = commandWords(container.args)
  const args = words.filter(isPlain)
  const env = Object.fromEntries(Object.entries(container.env).filter(([, value]) => isPlain(value)))
  const variables = [...container.unknownEnv, ...Object.keys(container.env).filter(name => !Object.hasOwn(env, name))]
  const unseen = [
    ...seeVariables(variables, { ...readOptions({}, args).options, ...configured }),
    ...seeArguments(words, configured),
  ]
  return {
    options: readOptions(env, args).options,
    unknownPlaceholders: [
      ...unseen.flatMap(({ options }) => Object.keys(options.placeholders ?? {}).map(name => name.toLowerCase())),
      ...container.unknownEnv.flatMap(name => (canHoldPlaceholders(name) ? ['*'] : [])),
    ],
    hidden: unseen.filter(({ options, decided }) => isOpen(options, decided)).map(({ name }) => name),
  }
}

/** Something with a value that cannot be seen: which options it sets, and those that are decided before it. */
type Unseen = { name: string; options: Partial<FlywayOptions>; decided: Partial<FlywayOptions> }

const isPlain = (value: string) => !REFERENCE.test(value)

function seeVariables(names: string[], decided: Partial<FlywayOptions>): Unseen[] {
  return names.map(name => ({ name, decided, options: readOptions({ [name]: ANY }, []).options }))
}

function seeArguments(args: string[], decided: Partial<FlywayOptions>): Unseen[] {
  const names = args.flatMap(arg => (isPlain(arg) ? [] : (/^(-[^=$]+)=/.exec(arg)?.[1] ?? [])))
  return names.map(name => ({ name, decided, options: readOptions({}, [`${name}=${ANY}`]).options }))
}

/** A value of every text, list and yes-or-no option; url, user and password are none of Flyway's answers. */
const ANY = 'true'

/** All that a Secret brings, where its names may turn out to begin as those of placeholders do. */
const canHoldPlaceholders = (name: string) =>
  name.endsWith('*') && name.length <= PREFIX.length && PREFIX.startsWith(name.slice(0, -1))

/** Placeholders are told by what they make unknown. */
function isOpen(options: Partial<FlywayOptions>, decided: Partial<FlywayOptions>): boolean {
  return Object.keys(options).some(option => option !== 'placeholders' && !Object.hasOwn(decided, option))
}
