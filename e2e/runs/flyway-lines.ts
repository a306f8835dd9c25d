/** What Flyway prints when V24 fails on a check constraint, with something that tells this run from all others. */
export const failingLines = (mark: string): string[] => [
  'Flyway OSS Edition 13.12.0 by Redgate',
  '',
  `Database: jdbc:postgresql://db/atp (PostgreSQL 18.1) ${mark}`,
  'Successfully validated 24 migrations (execution time 00:00.031s)',
  'Current version of schema "public": 23',
  'Migrating schema "public" to version "24 - media release year"',
  'ERROR: Migration of schema "public" to version "24 - media release year" failed! Changes successfully rolled back.',
  'ERROR: Failed to execute script V24__media_release_year.sql',
  '-----------------------------------------------------------',
  'SQL State  : 23514',
  'Error Code : 0',
  'Message    : ERROR: check constraint "media_release_year_check" of relation "media" is violated by some row',
  'Location   : sql/V24__media_release_year.sql (/flyway/sql/V24__media_release_year.sql)',
  'Line       : 11',
]
