/**
 * A container's arguments as single words: where a shell is given a whole command line (`sh -c "flyway -target=37
 * migrate"`), its words. What the shell would replace is written as the kubelet's `$(NAME)`, for its value is as unknown.
 */
export function commandWords(args: readonly string[]): string[] {
  return args.flatMap(arg => (RUNS_FLYWAY.test(arg) ? splitWords(arg) : [arg]))
}

const RUNS_FLYWAY = /(?:^|[\s/;&|])flyway\s/
const WORD = /(?:[^\s"'\\]|"[^"]*"|'[^']*'|\\.)+/g
const PART = /"([^"]*)"|'([^']*)'|\\(.)|[^"'\\]+/g
const VARIABLE = /\$(?:\{([^}]*)\}|(\w+))/g

function splitWords(line: string): string[] {
  return (line.match(WORD) ?? []).map(word => word.replace(PART, unquote))
}

function unquote(part: string, double?: string, single?: string, escaped?: string): string {
  const plain = single ?? escaped
  if (plain !== undefined) return plain
  return (double ?? part).replace(VARIABLE, (_all, braced?: string, bare?: string) => `$(${braced ?? bare})`)
}
