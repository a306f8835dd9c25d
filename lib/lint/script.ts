import { fileNameOf } from '../flyway/file-name'
import type { FlywayOptions } from '../flyway/options'
import { parseScriptName, type ScriptName, suffixOf } from '../flyway/script-name'

/** A file of the scripts folder as it lies there. */
export type FolderFile = { path: string; bytes: Uint8Array }

/** A SQL script with its text, which is never null: what cannot be decoded is read as well as it can be. */
export type Script = {
  path: string
  name: ScriptName
  bytes: Uint8Array
  text: string
  /** Of `<script>.conf` beside it. */
  conf: string | null
}

/** The SQL scripts of a folder by their paths; what is not decodable is read as Windows-1252, so that its lines can be told. */
export function readScripts(files: readonly FolderFile[], options: FlywayOptions): Script[] {
  const confs = new Map(files.map(({ path, bytes }) => [path, bytes]))
  return files
    .filter(({ path }) => suffixOf(fileNameOf(path), options.sqlMigrationSuffixes) !== null)
    .map(({ path, bytes }) => ({
      path,
      name: parseScriptName(fileNameOf(path), options),
      bytes,
      text: decode(bytes),
      conf: textOf(confs.get(`${path}.conf`)),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

const textOf = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : null)

/** Decodes as Flyway does by default, else by the byte order mark of UTF-16, else byte for byte; a byte order mark is dropped. */
function decode(bytes: Uint8Array): string {
  for (const encoding of [markedEncoding(bytes), 'utf-8']) {
    try {
      if (encoding) return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one's bytes: the next one.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

/** UTF-16 is known by its mark. */
export function markedEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}
