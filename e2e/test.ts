import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from 'playwright/test'
import type { Environment } from '../lib/board/schema'
import { findChromium, NO_CHROMIUM } from './browser'
import { runBoard, type TestBoard } from './run-board'
import type { EnvironmentName } from './world/environments'
import { prepareBases } from './world/story/bases'
import { startWorld, type World } from './world/world'

export { expect }

type ForAll = { world: World; board: TestBoard }
type ForEach = { read: (name: EnvironmentName) => Promise<Environment> }

/** One world and one board for all tests; each test plays the situation that it needs first. */
export const worldTest = base.extend<ForEach, ForAll>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dir = mkdtempSync(path.join(tmpdir(), 'e2e-'))
      const world = await startWorld({ dir, fast: true })
      await prepareBases(world)
      await use(world)
      await world.stop()
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  board: [
    async ({ world }, use) => {
      const board = await runBoard(world.config, world.env)
      await use(board)
      await board.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  /** An environment as the board has it at this moment. */
  read: async ({ board }, use) => use(name => board.ask<Environment>(`/environments/${name}`)),
})

/** Tests that open pages. Whatever a page writes to its console as an error, or throws, fails the test. */
export const test = worldTest.extend<{ quiet: string[] }>({
  baseURL: async ({ board }, use) => use(board.url),
  /** What the pages complained of so far; a test that provokes a complaint takes it out. */
  quiet: [
    async ({ context }, use) => {
      const said: string[] = []
      context.on('console', message => message.type() === 'error' && said.push(message.text()))
      context.on('weberror', error => said.push(String(error.error())))
      await use(said)
      expect(said).toEqual([])
    },
    { auto: true },
  ],
})
test.skip(findChromium() === null, NO_CHROMIUM)
