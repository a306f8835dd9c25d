import { defineConfig } from 'playwright/test'
import { findChromium, launchOptions } from './browser'

const chromium = findChromium()

/** Browser tests of the production build on the embedded world; the world is one for all, so one worker plays. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './build.ts',
  outputDir: '../test-results',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    launchOptions: chromium ? launchOptions(chromium) : {},
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
