/** Which project a migration is looked up in, whose text of its script is shown, and from which line on. */
export type ScriptQuery = { project: string | null; script: string | null; from: number }

/** Of a name that is there twice the first counts. */
export function readScriptQuery(query: Record<string, string | string[] | undefined>): ScriptQuery {
  const first = (name: string) => {
    const value = query[name]
    return (Array.isArray(value) ? value[0] : value) || null
  }
  const from = Number(first('from') ?? 1)
  return {
    project: first('project'),
    script: first('script'),
    from: Number.isSafeInteger(from) && from > 0 ? from : 1,
  }
}

export function writeScriptQuery({ project, script, from }: ScriptQuery): string {
  const next = new URLSearchParams()
  if (project !== null) next.set('project', project)
  if (script !== null) next.set('script', script)
  if (from > 1) next.set('from', String(from))
  const text = next.toString()
  return text ? `?${text}` : ''
}
