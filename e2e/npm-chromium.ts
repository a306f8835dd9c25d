import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { Chromium } from './browser'

/**
 * The headless Chromium of the package `@sparticuz/chromium`, unpacked once into `node_modules/.cache`; null where it
 * does not run. The package's own way is left aside: it unpacks into one well-known path of `/tmp`, which another user
 * may own, and brings its NSS libraries and fonts along only on Lambda. A bare machine has neither.
 */
export function npmChromium(): Chromium | null {
  const root = packageRoot()
  if (!root || process.platform !== 'linux' || process.arch !== 'x64') return null
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const folder = path.resolve('node_modules/.cache', `chromium-${version}`)
  if (!existsSync(folder)) unpack(path.join(root, 'bin'), folder)
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [path.join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.generated.conf'),
    },
  }
}

function packageRoot(): string | null {
  const places = createRequire(path.resolve('package.json')).resolve.paths('@sparticuz/chromium') ?? []
  return places.map(place => path.join(place, '@sparticuz/chromium')).find(existsSync) ?? null
}

/** All or nothing: what was unpacked halfway never has the final name, and of two who unpack at once one wins. */
function unpack(bin: string, folder: string): void {
  const fresh = `${folder}.${process.pid}`
  mkdirSync(fresh, { recursive: true })
  const inflate = (name: string) => brotliDecompressSync(readFileSync(path.join(bin, name)))
  for (const name of ['al2023', 'fonts', 'swiftshader']) {
    execFileSync('tar', ['-x', '-C', fresh], { input: inflate(`${name}.tar.br`) })
  }
  writeFileSync(path.join(fresh, 'chromium'), inflate('chromium.br'), { mode: 0o755 })
  writeFileSync(path.join(fresh, 'fonts.generated.conf'), fontConfiguration(folder))
  try {
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}

const fontConfiguration = (folder: string) =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir>` +
  `<dir>/usr/share/fonts</dir><cachedir>${folder}/fontcache</cachedir></fontconfig>`
