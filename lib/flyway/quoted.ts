/** A name of a schema or table in SQL and in Flyway's texts: always quoted. */
export function quoted(...names: string[]): string {
  return names.map(name => `"${name.replaceAll('"', '""')}"`).join('.')
}
