const ESCAPES: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f' }

/** Reads Java's properties (java.util.Properties.load): `#` and `!` begin comments, a backslash escapes or goes on. */
export function parseProperties(text: string): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const line of logicalLines(text)) {
    const [, key = '', value = ''] = /^((?:[^\\=:\s]|\\.)*)\s*[=:]?\s*(.*)$/s.exec(line) ?? []
    properties[unescaped(key)] = unescaped(value)
  }
  return properties
}

function logicalLines(text: string): string[] {
  const lines: string[] = []
  let open: string | null = null
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trimStart()
    if (open === null && (line === '' || /^[#!]/.test(line))) continue
    const whole: string = (open ?? '') + line
    const continues = (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1
    if (continues) open = whole.slice(0, -1)
    else {
      lines.push(whole)
      open = null
    }
  }
  return open === null ? lines : [...lines, open]
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex: string | undefined, char = '') =>
    hex === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
