import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright'
import { npmChromium } from './npm-chromium'

/** How to start a Chromium: its path, and what it needs in its environment beside ours. */
export type Chromium = { executablePath: string; env: Record<string, string> }

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** What a suite says that is skipped for want of a browser. */
export const NO_CHROMIUM =
  'No Chromium here: install one (`npx playwright install chromium`, or Chrome), or name it in PLAYWRIGHT_CHROMIUM.'

/**
 * The Chromium of this machine, in turn: the one that `PLAYWRIGHT_CHROMIUM` names, Playwright's own, an installed one,
 * the one from npm (Linux x64). Null: there is none, and browser tests are skipped.
 */
export function findChromium(): Chromium | null {
  const { PLAYWRIGHT_CHROMIUM } = process.env
  if (PLAYWRIGHT_CHROMIUM) return { executablePath: PLAYWRIGHT_CHROMIUM, env: {} }
  const executablePath = [chromium.executablePath(), ...INSTALLED].find(existsSync)
  return executablePath ? { executablePath, env: {} } : npmChromium()
}

/** `use.launchOptions` of Playwright's configuration. It passes `--no-sandbox` by itself, so root may run it. */
export const launchOptions = ({ executablePath, env }: Chromium) => ({
  executablePath,
  env: { ...(process.env as Record<string, string>), ...env },
})

/** Starts the Chromium of this machine without a window; throws when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const found = findChromium()
  if (!found) throw new Error(NO_CHROMIUM)
  return chromium.launch(launchOptions(found))
}
