// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are Flyway's placeholders
/** The items of a text, with ` ¦ ` between them. */
const list = (text: string): string[] => text.split(' ¦ ')

/** Names that PostgreSQL and Flyway may read differently, keywords of blocks among them. */
export const NAMES = list(
  't ¦ t1 ¦ a_b ¦ _x ¦ a$b ¦ begin ¦ end ¦ Case ¦ atomic ¦ copy ¦ größe ¦ имя ¦ 名前 ¦ a😀b ¦ x٣ ¦ stdin ¦ public.t ¦ a.b.c ¦ ' +
    'a.b.c.d ¦ s.end ¦ "t" ¦ "a;b" ¦ "a""b" ¦ "BEGIN" ¦ "s"."a;b" ¦ s."case" ¦ "s".end ¦ a.',
)

/** Around a dollar-quoted text. */
export const TAGS = list('$$ ¦ $a$ ¦ $a_1$ ¦ $_$ ¦ $größe$ ¦ $BODY$ ¦ $function$ ¦ $q1$')

/** Inside a dollar-quoted text. */
export const BODIES = list(
  ' ¦ ; ¦  BEGIN RETURN 1; END;  ¦ it\'s; not ¦  "x;  ¦ $1 + $2; ¦  $  ¦ --; ¦ /* ; ¦ */ ¦ \n;\n ¦ $b$;$b$',
)

export const STRINGS = list(
  "'a' ¦ '' ¦ 'a;b' ¦ 'it''s; so' ¦ '''';' ¦ 'a\nb;c' ¦ 'a\\' ¦ 'a'\n  'b;c' ¦ e'a;b' ¦ E'it\\'s; so' ¦ E'\\\\' ¦ E'a''b;' ¦ B'01' ¦ " +
    "X'1F' ¦ U&'d\\0061;' ¦ u&'\\0041' ¦ U&\"d;a\" ¦ N'x;' ¦ '😀;' ¦ '\u00a0' ¦ x'1f' ¦ b'1'",
)

export const OPERATORS = list(
  '+ ¦ ->> ¦ -> ¦ #>> ¦ @> ¦ <@ ¦ ?| ¦ ?& ¦ || ¦ = ¦ <> ¦ :: ¦ := ¦ @@ ¦ ~ ¦ !~* ¦ * ¦ / ¦ - ¦ @',
)

/** White space of PostgreSQL, of Java, of both and of neither. */
export const SPACES = list(
  '\n ¦ \r\n ¦    ¦ \t ¦ \n\n ¦ \n \n ¦ \u00a0 ¦ \f ¦ \r ¦ \u2003 ¦ \v ¦ \u2028 ¦ \u3000 ¦ \u2007',
)

/** Comments; a line break must follow. */
export const COMMENTS = list(
  "-- c ¦ -- it's; so ¦ -- ¦ /* c */ ¦ /* a; */ ¦ /* it's */ ¦ /* a /* b; */ c */ ¦ /**/ ¦ /* $$ */ ¦ --\r",
)

export const NUMBERS = list(
  '1 ¦ 1.5 ¦ 1e3 ¦ .5 ¦ 0x1f ¦ 1_000 ¦ NULL ¦ 1a ¦ ARRAY[1] ¦ a[1:2] ¦ ${a} ¦ ${long} ¦ ${empty}',
)

/** Statements that PostgreSQL or Flyway keeps out of transactions, and neighbours of theirs. */
export const NON_TRANSACTIONAL = list(
  'CREATE INDEX CONCURRENTLY i ON t (a) ¦ create unique index concurrently on t (a) ¦ DROP INDEX CONCURRENTLY i ¦ VACUUM ¦ ' +
    'VACUUM (FULL) t ¦ CREATE DATABASE d ¦ DROP TABLESPACE x ¦ CREATE SUBSCRIPTION s ¦ ALTER SYSTEM SET a = 1 ¦ DISCARD ALL ¦ ' +
    'REINDEX (VERBOSE) SCHEMA s ¦ REINDEX VERBOSE DATABASE d ¦ REINDEX TABLE t ¦ CLUSTER ¦ DISCARD PLANS ¦ ' +
    "ALTER TYPE s.mood ADD VALUE 'x' ¦ alter type mood add value if not exists $$x$$ ¦ REINDEX INDEX CONCURRENTLY i ¦ " +
    'DROP UNIQUE INDEX CONCURRENTLY i',
)

/** Statements without holes. */
export const PLAIN = list('BEGIN ¦ COMMIT ¦ END ¦ ROLLBACK ¦ START TRANSACTION ¦ \\set x 1 ¦ <<l>> ¦ \\.')

/** Between two statements. */
export const ENDS = list(
  '; ¦  ;\n ¦ ;\r\n ¦ ;\n\n ¦ ; -- c\n ¦ ;; ¦ \n;\n ¦ ;\r ¦ \u00a0;\u00a0 ¦  /* c */;\f ¦ \n--c\n;\t',
)

/** Lines of COPY, and the line that ends them. */
export const ROWS = list('1\ta;b ¦ it\'s ¦ $$ ¦ /* ¦ \\N ¦ \\\\. ¦ a \\. ¦  ¦ ${a} ¦ "x;y","z" ¦ -- c ¦ ( ¦ é😀')
export const TERMINATORS = list('\\.\n ¦ \\.\n ¦ \\.\n ¦  \\. \n ¦ \\.\r\n ¦ \\. ¦ \\.\u00a0\n\\.\n')

/** What opens, closes or ends something, alone. */
export const MARKS = list(
  '; ¦ \' ¦ " ¦ $ ¦ -- ¦ /* ¦ */ ¦ ( ¦ ) ¦ \\ ¦ \\.\n ¦ . ¦ E ¦ E\' ¦ U&\' ¦ @ ¦ "@" ¦ "BEGIN" ¦ \0 ¦ \u0001 ¦ \ufeff ¦ 1',
)
export const WORDS = list(
  'BEGIN ¦ ATOMIC ¦ BEGIN ATOMIC ¦ CASE ¦ END ¦ COPY t FROM STDIN ¦ FROM ¦ STDIN ¦ VACUUM ¦ DROP ¦ UNIQUE ¦ INDEX ¦ CONCURRENTLY',
)
