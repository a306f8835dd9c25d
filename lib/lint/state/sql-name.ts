const PLAIN = /^[a-z_][a-z0-9_$]*$/
const MOST_BYTES = 63

/** Words that name nothing without quotes (PostgreSQL docs, appendix C: reserved), as far as people name things so. */
const RESERVED = new Set(
  (
    'all analyse analyze and any array as asc both case cast check collate column constraint create default desc distinct ' +
    'do else end except false fetch for foreign from grant group having in initially into limit not null offset on only or ' +
    'order placing primary references returning select some table then to true union unique user using when where window with'
  ).split(' '),
)

/** A name as SQL takes it: in quotes only where it needs them. */
export function sqlName(...parts: string[]): string {
  return parts
    .map(part => (PLAIN.test(part) && !RESERVED.has(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.')
}

/** A name as PostgreSQL stores it: cut at 63 bytes, never within a character. */
export function cutName(name: string): string {
  const bytes = new TextEncoder().encode(name)
  if (bytes.length <= MOST_BYTES) return name
  let end = MOST_BYTES
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return new TextDecoder().decode(bytes.subarray(0, end))
}

/** A name from its template, not cut. Without columns, `_` does not stand twice. */
export function fillTemplate(template: string, table: string, columns: readonly string[]): string {
  const filled = template.replaceAll('{table}', table).replaceAll('{columns}', columns.join('_'))
  return columns.length > 0 ? filled : filled.replace(/__+/g, '_')
}
