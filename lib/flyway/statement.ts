/** One statement of a script, as Flyway sends it on its own (Parser, PostgreSQLParser). */
export type Statement = {
  /** `copy` takes `data` through the copy protocol; everything else is sent as it is. */
  kind: 'sql' | 'copy'
  /** What is sent: comments before the statement belong to it, its `;` does not, nor a parenthesis before anything else. */
  text: string
  /** Lines after `COPY … FROM STDIN;`, up to the line `\.`; null for every other statement. */
  data: string | null
  /** Offset of `data` in the script. */
  dataOffset: number | null
  /** Of its first token that is neither comment nor parenthesis, 1-based: the `Line` of Flyway's failure block. */
  line: number
  column: number
  /** Offset of `text` in the script: a `Position` of PostgreSQL counts from here. */
  offset: number
  /** Offset of its `;`, or the length of the script where it has none. */
  delimiter: number
  /** The piece of the script that it takes, delimiter and data included: the next one begins where this one ends. */
  start: number
  end: number
  /** Its first words of plain letters outside quotes and parentheses, upper case, one space between, ten at most. */
  keywords: string
  /** False where PostgreSQL refuses it inside a transaction and Flyway knows that. */
  transactional: boolean
}

/** A script that cannot be cut into statements, and where. */
export type SplitError = { line: number; column: number; message: string }

export type Split = {
  statements: Statement[]
  /** The statements before it are whole. */
  error: SplitError | null
}
