const VARIABLE = /\$(\$\{)|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g

/** Puts environment variables in the places of `${NAME}` and `${NAME:-default}`; `$${` stands for `${` itself. An empty variable counts as one that is not set, as in a shell's `:-`. */
export function fillVariables(
  text: string,
  env: Record<string, string | undefined>,
): { text: string; missing: string[] } {
  const missing: string[] = []
  const filled = text.replace(VARIABLE, (found, escaped?: string, name = '', otherwise?: string) => {
    if (escaped) return escaped
    const value = env[name] || otherwise
    if (value === undefined) missing.push(name)
    return value ?? found
  })
  return { text: filled, missing }
}
