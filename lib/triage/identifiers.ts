/** One part of a name as it is written in SQL. */
export const PART = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`

/** A name with or without its schema. */
export const NAME = String.raw`${PART}(?:\s*\.\s*${PART})*`

/** The parts of a written name as the catalog has them: folded as PostgreSQL does where they have no quotes. */
export const partsOf = (name: string): string[] => (name.match(new RegExp(PART, 'gu')) ?? []).map(unquoted)

const unquoted = (part: string) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.toLowerCase())
