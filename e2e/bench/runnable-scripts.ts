import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes `V1__…` to `Vn__…` into a folder, and names it: small scripts that run on an empty schema, each on a table of its own. */
export function writeRunnableScripts(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true })
  for (let version = 1; version <= count; version++)
    writeFileSync(path.join(folder, `V${version}__media_attribute_${version}.sql`), textOf(version))
  return folder
}

const textOf = (version: number) => `-- attribute ${version} of media items
CREATE TABLE media_attribute_${version} (
    media_id bigint PRIMARY KEY,
    value text NOT NULL DEFAULT '' CHECK (char_length(value) <= 200)
);

COMMENT ON COLUMN media_attribute_${version}.value IS 'attribute ${version}, at most 200 characters';
`
