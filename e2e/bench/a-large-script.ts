/** Pieces of which a long migration is made; `n` makes each a little different. */
const PIECES: ((n: number) => string)[] = [
  n => `-- Stammdaten der Anlage ${n}: Größe, Ort; siehe „Handbuch“ → S. ${n}\n`,
  n => `/* Teil ${n}\n * it's a block; with /* a nested one */ in it\n */\n`,
  n =>
    `INSERT INTO \${schema}.device (id, name, note) VALUES (${n}, 'device ${n}', 'it''s; number ${n}'), (-${n}, E'a\\'b', NULL);\n`,
  n =>
    `UPDATE atp.device SET settings = settings || '{"a": ${n}}'::jsonb WHERE settings->>'k;' = 'v${n}' AND id @> ARRAY[${n}];\n`,
  n =>
    `CREATE TABLE IF NOT EXISTS \${schema}."table;${n}" (\n  id bigint GENERATED ALWAYS AS IDENTITY,\n  state text DEFAULT 'new' CHECK (state IN ('new', 'old')),\n  CONSTRAINT "pk_${n}" PRIMARY KEY (id)\n);\n`,
  n => `COMMENT ON COLUMN atp."table;${n}".id IS 'the number; of the row ${n}';\n\n`,
  n =>
    `CREATE OR REPLACE FUNCTION atp.touch_${n}() RETURNS trigger LANGUAGE plpgsql AS $body$\nBEGIN\n  NEW.changed_at := now(); -- UTC;\n  IF NEW.id = ${n} THEN\n    RAISE NOTICE 'row %; changed', NEW.id;\n  END IF;\n  RETURN NEW;\nEND;\n$body$;\n`,
  n =>
    `CREATE FUNCTION atp.twice_${n}(a int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN a > ${n} THEN a ELSE 2 * a END; END;\n`,
  n => `COPY atp.reading (device, taken_at, value) FROM STDIN;\n${rows(n)}\\.\n`,
]

const rows = (n: number) =>
  Array.from({ length: 12 }, (_, row) => `${n}\t2024-01-${10 + row} 12:00:00+00\t${n * row}.5; "°C"\n`).join('')

/** A script of at least so many bytes: inserts, tables, functions, comments, COPY; a placeholder here and there, letters beyond Latin-1. */
export function aLargeScript(bytes: number): string {
  const pieces: string[] = []
  for (let n = 0, length = 0; length < bytes; n++) {
    const piece = PIECES[n % PIECES.length]?.(n) ?? ''
    pieces.push(piece)
    length += Buffer.byteLength(piece)
  }
  return pieces.join('')
}
