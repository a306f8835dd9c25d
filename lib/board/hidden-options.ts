import type { FlywayOptions } from '../flyway/options'
import { readOptions } from '../flyway/read-options'

/** Options of the container whose values come from Secrets and ConfigMaps, and cannot be seen from here. */
export type HiddenOptions = {
  /** Lower-case names of placeholders; `name*` stands for all that start so. */
  placeholders: string[]
  /** Variables of single options that change Flyway's answers: `FLYWAY_TARGET`. */
  variables: string[]
}

const PREFIX = 'FLYWAY_PLACEHOLDERS_'

/**
 * What the names of variables tell of options with values that nobody can see; `NAME*` is all that a Secret or ConfigMap
 * brings. `decided` are options whose value is settled before variables are asked.
 */
export function findHiddenOptions(unknownEnv: readonly string[], decided: Partial<FlywayOptions>): HiddenOptions {
  return {
    placeholders: unknownEnv.flatMap(placeholderOf),
    variables: unknownEnv.filter(name => {
      const option = optionOf(name)
      return option !== null && option !== 'placeholders' && !Object.hasOwn(decided, option)
    }),
  }
}

function placeholderOf(name: string): string[] {
  if (name.startsWith(PREFIX)) return [name.slice(PREFIX.length).toLowerCase()]
  return name.endsWith('*') && PREFIX.startsWith(name.slice(0, -1)) ? ['*'] : []
}

/** `true` is a value of every text, list and yes-or-no option; url, user and password are none of Flyway's answers. */
function optionOf(variable: string): string | null {
  return Object.keys(readOptions({ [variable]: 'true' }, []).options)[0] ?? null
}
