/** SQL on the table `history`; `nth` is a row by its place among those that scripts left. */
const nth = (place: number) =>
  `installed_rank = (SELECT installed_rank FROM history WHERE type <> 'SCHEMA' ORDER BY 1 OFFSET ${place} LIMIT 1)`

/** The row of a version. */
export const ofVersion = (version: string) => `version = '${version}'`

/** The row of a repeatable. */
export const ofName = (name: string) => `version IS NULL AND description = '${name}'`

/** Sets columns of a row. */
export const set = (columns: string, where: string) => `UPDATE history SET ${columns} WHERE ${where}`

/** Writes the row that `repair` writes for a script that is gone. */
export const markDeleted = (where: string) =>
  `INSERT INTO history SELECT (SELECT max(installed_rank) + 1 FROM history), version, description, 'DELETE', script, checksum, ` +
  `installed_by, now(), 0, true FROM history WHERE ${where} AND type <> 'DELETE' ORDER BY installed_rank DESC LIMIT 1`

/** Lets two rows change their places. */
export const swap = (one: number, other: number) =>
  `UPDATE history h SET installed_rank = -s.installed_rank FROM (SELECT a.installed_rank AS of, b.installed_rank FROM history a, history b ` +
  `WHERE a.${nth(one)} AND b.${nth(other)} UNION SELECT b.installed_rank, a.installed_rank FROM history a, history b ` +
  `WHERE a.${nth(one)} AND b.${nth(other)}) s WHERE h.installed_rank = s.of; ` +
  `UPDATE history SET installed_rank = -installed_rank WHERE installed_rank < 0`

const COLUMNS = [
  ...[
    'checksum = 7',
    'checksum = NULL',
    'success = false',
    'success = false',
    "description = 'other'",
    "type = 'JDBC'",
  ],
  ...["type = 'SQL_BASELINE'", "type = 'BASELINE'", "version = '99'", "version = '0.5'", "type = 'SPRING_JDBC'"],
  ...["type = 'JDBC', checksum = NULL", "type = 'SQL_BASELINE', checksum = 7", "version = '99', success = false"],
  ...[
    "version = '0.5', success = false",
    "type = 'CUSTOM'",
    "type = 'SCRIPT'",
    "description = ''",
    "script = 'other.sql'",
  ],
  ...["type = 'DELETE'", "version = NULL, description = 'a'", "version = '02.0'", "type = 'SCHEMA', version = NULL"],
]

/** All that happens to a row by chance. */
export const CHANGES: ((place: number) => string)[] = [
  ...COLUMNS.map(columns => (place: number) => set(columns, nth(place))),
  place => `DELETE FROM history WHERE ${nth(place)}`,
  place => markDeleted(nth(place)),
  place => swap(place, place + 1),
]
