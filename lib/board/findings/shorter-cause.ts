/** PostgreSQL's sentences about constraints; the name of the SQLSTATE, which stands before them, says the rest. */
const SENTENCES: [RegExp, string][] = [
  [/^new row for relation "([^"]+)" violates check constraint "([^"]+)"$/, 'a row of $1 breaks $2'],
  [/^check constraint "([^"]+)" of relation "([^"]+)" is violated by some row$/, 'a row of $2 breaks $1'],
  [/^null value in column "([^"]+)" of relation "([^"]+)" violates not-null constraint$/, 'null in $2.$1'],
  [/^duplicate key value violates unique constraint "([^"]+)"$/, 'a key is there twice in $1'],
  [/^insert or update on table "([^"]+)" violates foreign key constraint "([^"]+)"$/, 'a row of $1 breaks $2'],
]

/** A message as the one line of a list has room for it; what has no shorter form, and any other language, stays. */
export function shorterCause(message: string): string {
  const [pattern, shorter] = SENTENCES.find(([sentence]) => sentence.test(message)) ?? []
  return pattern && shorter ? message.replace(pattern, shorter) : message
}
