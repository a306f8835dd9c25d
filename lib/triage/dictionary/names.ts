import type { Failure } from '../../board/schema'
import { quoted } from '../../flyway/quoted'
import { PART, partsOf } from '../identifiers'

/** The names that a failure is about, as they are written in SQL text and quoted; null where it says none. */
export type Names = {
  /** With its schema where the statement has it: `"atp"."media"`. */
  table: string | null
  columns: string | null
  /** As literals, for the catalog's columns. */
  constraint: string | null
  tableName: string | null
  column: string | null
  index: string | null
  type: string | null
  routine: string | null
  schema: string | null
  role: string | null
  database: string | null
  /** `(a, b) = ('1', '2')`, from the detail; null where values are not shown. */
  key: string | null
  /** The schema history table, with its schema. */
  history: string
  /** Where it ran; null where Kubernetes was not seen. */
  pod: { name: string; namespace: string; container: string } | null
}

/** What is known of a failure's surroundings. */
export type Surroundings = Pick<Names, 'history' | 'pod'> & {
  /** The statement that failed; null where it is not known. */
  statement: string | null
}

/** `"…"`, or a word as PostgreSQL prints one without quotes. */
const NAME = '(?:"(?<quoted>(?:[^"]|"")+)"|(?<plain>[\\p{L}_][\\p{L}\\p{N}_$.]*))'

/** Reads the names out of PostgreSQL's message, and the table's schema out of the statement that failed. */
export function readNames(failure: Failure, { statement, history, pod }: Surroundings): Names {
  const text = `${failure.message}\n${failure.detail ?? ''}`
  const after = (words: string) => nameAfter(text, words)
  const [, columns = null, values = null] = /Key \(([^()]+)\)=\((.*?)\)/.exec(failure.detail ?? '') ?? []
  const table = after('(?:relation|table|view|sequence|materialized view)')
  const target = statement === null ? null : targetOf(statement)
  const column = after('column')
  return {
    table: qualified(table, target),
    tableName: literal(bare(table ?? target)),
    columns: columns?.split(', ').map(quoteName).join(', ') ?? null,
    constraint: literal(after('constraint')),
    column: literal(bare(column)),
    index: literal(after('index') ?? indexOf(statement ?? '')),
    type: literal(after('type') ?? bare(after('enum'))),
    routine: literal(/(?:function|procedure) (?:[\w"]+\.)?([\w"]+)\(/.exec(text)?.[1]?.replaceAll('"', '') ?? null),
    schema: literal(after('schema')),
    role: literal(after('(?:role|user)')),
    database: literal(after('database')),
    key: columns && values !== null && !values.includes('\u2022') ? keyOf(columns, values) : null,
    history,
    pod,
  }
}

function nameAfter(text: string, words: string): string | null {
  const { quoted, plain } = new RegExp(`\\b${words} ${NAME}`, 'u').exec(text)?.groups ?? {}
  return quoted?.replaceAll('""', '"') ?? plain ?? null
}

const TARGET = new RegExp(
  String.raw`^(?:UPDATE|INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|COPY|LOCK(?:\s+TABLE)?|TRUNCATE(?:\s+TABLE)?|` +
    String.raw`(?:ALTER|DROP)\s+(?:TABLE|VIEW|SEQUENCE|MATERIALIZED\s+VIEW)(?:\s+IF\s+EXISTS)?|` +
    String.raw`CREATE\s+(?:UNIQUE\s+)?INDEX\b[^(]*?\bON)(?:\s+ONLY)?\s+(${PART}(?:\.${PART})?)`,
  'iu',
)

/** The table that a statement works on, as it is written there; null where it names none at its beginning. */
const targetOf = (statement: string): string | null => TARGET.exec(statement)?.[1] ?? null

const INDEX = new RegExp(String.raw`\bINDEX\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?(${PART})\s+ON\b`, 'iu')

const indexOf = (statement: string): string | null => bare(INDEX.exec(statement)?.[1] ?? null)

/** Its last part without quotes, folded as PostgreSQL does where it has none. */
const bare = (name: string | null): string | null => (name === null ? null : (partsOf(name).at(-1) ?? null))

/** The message leaves the schema out, the statement has it mostly; only where both mean one table it is taken. */
function qualified(table: string | null, target: string | null): string | null {
  const name = target !== null && (table === null || bare(target) === bare(`"${table}"`)) ? target : null
  if (name === null) return table === null ? null : table.split('.').map(quoteName).join('.')
  return partsOf(name).map(quoteName).join('.')
}

/** Numbers and texts alike: PostgreSQL reads a literal as the column's type. */
function keyOf(columns: string, values: string): string | null {
  const names = columns.split(', ')
  const parts = values.split(', ')
  if (names.length !== parts.length) return null
  return `(${names.map(quoteName).join(', ')}) = (${parts.map(part => literal(part)).join(', ')})`
}

/** A name as an identifier of SQL; what is quoted already stays so. */
export function quoteName(name: string): string {
  return /^".*"$/s.test(name) ? name : quoted(name)
}

/** A text as a literal of SQL, whatever `standard_conforming_strings` says. */
export function literal(text: string): string
export function literal(text: string | null): string | null
export function literal(text: string | null): string | null {
  if (text === null) return null
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
  return text.includes('\\') ? `E${quoted}` : quoted
}
