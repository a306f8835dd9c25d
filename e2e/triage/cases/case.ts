import type { BadCase } from '../../flyway/bad-input/world'

/** A migration that fails for real. `scripts` fail in a database to which `past` was applied before. */
export type FailureCase = Omit<BadCase, 'scripts'> & {
  name: string
  /** The dictionary's entry. */
  entry: string
  past?: Record<string, string>
  scripts: Record<string, string>
  /** The scripts stand in the place of all that were applied, not beside them. */
  replaces?: true
  /** The SQLSTATE in the log, where it is the driver's own and not the server's. */
  logged?: string | null
  /** What somebody does to the database after `past` was applied. */
  afterwards?: string
  /** Left behind by something that is not the rule of its entry: a script outside of a transaction, say. */
  special?: true
}

/** Tables that the failing scripts find. */
export const PAST = {
  'V1__media.sql': `CREATE SCHEMA atp;
CREATE TYPE atp.state AS ENUM ('new', 'done');
CREATE TABLE atp.person (id int PRIMARY KEY, name varchar(5) NOT NULL);
CREATE TABLE atp.media (
  id int PRIMARY KEY,
  title text,
  year int CONSTRAINT media_year_check CHECK (year BETWEEN 1850 AND 2100),
  owner int REFERENCES atp.person (id),
  state atp.state,
  during int4range,
  CONSTRAINT media_during_excl EXCLUDE USING gist (during WITH &&)
);
INSERT INTO atp.person VALUES (1, 'Ann');
INSERT INTO atp.media VALUES (1, 'One', 1999, 1, 'new', '[1,5)'), (2, 'Two', NULL, 1, 'new', '[5,9)');
CREATE VIEW atp.titles AS SELECT title FROM atp.media;
`,
}

/** A script that has done something before the statement that fails, which begins on line 5. */
export function failsAt(statement: string, before = 'CREATE TABLE atp.before (id int);'): Record<string, string> {
  return {
    'V2__two.sql': `${before}\n\n-- the next one fails: it's $wrong$\n/* here; */\n${statement}\nSELECT 'after';\n`,
  }
}
