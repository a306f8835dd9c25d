import { aRow, aScript } from '../../lib/board/an-observation'
import type { ObservedScript } from '../../lib/board/observation'
import type { AppliedMigration } from '../../lib/flyway/migration'
import { DEFAULT_OPTIONS } from '../../lib/flyway/options'
import { resolveScripts } from '../../lib/flyway/resolve'

/** `V1__…` to `Vn__…`, each of the size of an ordinary one (about 400 bytes), no two alike. */
export function manyScripts(count: number): ObservedScript[] {
  return Array.from({ length: count }, (_, index) => {
    const version = index + 1
    return aScript(`V${version}__media_attribute_${version}.sql`, textOf(version))
  })
}

const textOf = (version: number) => `-- attribute ${version} of a media item
ALTER TABLE atp.media
    ADD COLUMN attribute_${version} text NOT NULL DEFAULT '';

ALTER TABLE atp.media
    ADD CONSTRAINT media_attribute_${version}_length CHECK (char_length(attribute_${version}) <= 200);

CREATE INDEX media_attribute_${version}_idx ON atp.media (attribute_${version});

COMMENT ON COLUMN atp.media.attribute_${version} IS 'attribute ${version}, at most 200 characters';
`

/** The rows that Flyway left when it applied the first so many of these scripts. */
export function manyRows(scripts: ObservedScript[], count: number): AppliedMigration[] {
  const { migrations } = resolveScripts(scripts.slice(0, count), DEFAULT_OPTIONS)
  return migrations.map(({ script, checksum }, index) => aRow(index + 1, script, { checksum }))
}
