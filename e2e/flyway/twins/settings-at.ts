import path from 'node:path'
import type { Options } from '../cases/case'
import { settingsOf } from '../settings'

/** Where a case takes place. */
export type Place = { url: string; folder: string }

/** The options of a case with its schemas, and its locations in its folder. */
export function optionsAt(
  folder: string,
  { schemas = ['app'], locations = ['sql'], callbackLocations = [], ...others }: Options,
): Options {
  const at = (names: string[]) => names.map(name => `filesystem:${path.join(folder, name)}`)
  return { ...others, schemas, locations: at(locations), callbackLocations: at(callbackLocations) }
}

/** The same as Flyway's own settings. */
export function settingsAt({ url, folder }: Place, options: Options): Record<string, string> {
  const { hostname, port, pathname, username, password } = new URL(url)
  return {
    ...settingsOf(optionsAt(folder, options)),
    'flyway.url': `jdbc:postgresql://${hostname}:${port}${pathname}`,
    'flyway.user': username,
    'flyway.password': decodeURIComponent(password),
  }
}
