import { fileNameOf } from '../../flyway/file-name'
import { placeholderValues } from '../../flyway/placeholder-values'
import { replacePlaceholders } from '../../flyway/placeholders'
import { parseScriptConfig } from '../../flyway/script-config'
import { splitStatements } from '../../flyway/splitter'
import { placeWithin } from '../../flyway/statement-place'
import type { Problem } from '../finding'
import { parseSql } from '../place/parse'
import type { Script } from '../script'
import type { Settings } from '../settings/settings'
import { problemAt } from '../text/place'

/** Why Flyway cannot even begin with a script: a placeholder without a value, a COPY without its end. Null: it can. */
export function findObstacle(script: Script, settings: Settings): Problem | null {
  const missing = withValues(script, settings).missing.find(name => name !== undefined)
  if (missing !== undefined) {
    const { placeholderPrefix, placeholderSuffix } = settings.flyway
    const written = `${placeholderPrefix}${missing}${placeholderSuffix}`
    const message = `the placeholder ${written} has no value: give it one in lint.yaml (flyway: placeholders: ${missing}: …), and where Flyway runs`
    return problemAt(script, script.text.indexOf(written), 'does-not-apply', message)
  }
  const { error } = splitStatements(script.text)
  return error
    ? { file: script.path, line: error.line, column: error.column, rule: 'does-not-apply', message: error.message }
    : null
}

/** The first syntax error of a script that the database has not seen. */
export function findSyntaxError(script: Script, settings: Settings): Problem | null {
  for (const statement of splitStatements(withValues(script, settings).text).statements) {
    const { error } = parseSql(statement.text)
    if (error) {
      const place = placeWithin(statement, error.offset)
      return { file: script.path, ...place, rule: 'does-not-apply', message: error.message }
    }
  }
  return null
}

/** A script's text with the values of its placeholders, and the names of those that have none. */
export function withValues({ path, text, conf }: Script, { flyway }: Settings): { text: string; missing: string[] } {
  if (!(parseScriptConfig(conf).placeholderReplacement ?? flyway.placeholderReplacement)) return { text, missing: [] }
  const { values, isUnknown } = placeholderValues(flyway, fileNameOf(path), [])
  const { text: filled, missing } = replacePlaceholders(text, flyway, values)
  return { text: filled, missing: missing.filter(name => !isUnknown(name)) }
}
