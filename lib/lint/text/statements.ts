import type { Token } from '../../flyway/sql-token'
import type { Statement } from '../../flyway/statement'
import type { Problem } from '../finding'
import type { Script } from '../script'
import { problemAt } from './place'
import type { Lexed } from './tokens'

/** `IF NOT EXISTS` of a versioned script. An extension may be there because somebody with the right to it has made it. */
export function checkIfNotExists(script: Script, { tokens, statements }: Lexed): Problem[] {
  if (script.name.kind === 'repeatable' || script.name.kind === 'callback') return []
  const words = tokens.filter(({ kind }) => kind !== 'comment')
  return words.flatMap((token, index) => {
    if (!isSequence(script.text, words, index, ['IF', 'NOT', 'EXISTS'])) return []
    const statement = statements.find(({ start, end }) => token.start >= start && token.start < end)
    if (statement?.keywords.startsWith('CREATE EXTENSION')) return []
    const message =
      'IF NOT EXISTS passes over whatever is there under this name, right or wrong: leave it out, ' +
      'so that a database that differs is told'
    return [problemAt(script, token.start, 'if-not-exists', message)]
  })
}

function isSequence(text: string, tokens: Token[], from: number, words: string[]): boolean {
  return words.every((word, index) => {
    const token = tokens[from + index]
    return token?.kind === 'word' && text.slice(token.start, token.end).toUpperCase() === word
  })
}

const CONTROL = /^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|PREPARE TRANSACTION)( |$)/
const TO_SAVEPOINT = /^ROLLBACK( WORK| TRANSACTION)? TO /

/** Statements that begin or end a transaction. */
export function checkTransactionControl(script: Script, { statements }: Lexed): Problem[] {
  return statements.flatMap(statement => {
    const [, word] = CONTROL.exec(statement.keywords) ?? []
    if (word === undefined || TO_SAVEPOINT.test(statement.keywords)) return []
    const message = `${word} interferes with the transaction that Flyway runs the script in: leave it out; all or nothing of a file is applied`
    return [placed(script, statement, 'transaction-control', message)]
  })
}

/** A problem at the first word of a statement. */
export function placed(script: Script, { line, column }: Statement, rule: Problem['rule'], message: string): Problem {
  return { file: script.path, line, column, rule, message }
}
