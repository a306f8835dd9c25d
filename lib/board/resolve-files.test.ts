import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_OPTIONS, type FlywayOptions } from '../flyway/options'
import { aScript } from './an-observation'
import { resolveFiles } from './resolve-files'

const scripts = (...more: string[]) => ['V1__a.sql', 'V2__b.sql', ...more].map(path => aScript(path))
const settled = (options: Partial<FlywayOptions> = {}, unknownPlaceholders: string[] = []) => ({
  options: { ...DEFAULT_OPTIONS, ...options },
  conflicts: [],
  unknownPlaceholders,
  hidden: [],
})

test('the very same scripts, in files of their own, are resolved once', () => {
  const [dev, prod] = [scripts(), scripts()]
  assert.equal(resolveFiles(dev, settled()), resolveFiles(prod, settled()))
})

test('another text, another file, another configuration beside a file or another option is another result', () => {
  const files = scripts()
  const first = resolveFiles(files, settled())
  const [head, ...rest] = files
  assert.ok(head)
  const others = [
    resolveFiles([{ ...head, text: 'edited' }, ...rest], settled()),
    resolveFiles([{ ...head, conf: 'executeInTransaction=false' }, ...rest], settled()),
    resolveFiles([{ ...head, text: null, problem: 'unreadable' }, ...rest], settled()),
    resolveFiles(scripts('V3__c.sql'), settled()),
    resolveFiles(files, settled({ sqlMigrationPrefix: 'X' })),
    resolveFiles(files, settled({}, ['env'])),
  ]
  assert.ok(others.every(other => other !== first))
  assert.equal(others[0]?.migrations[0]?.checksum === first.migrations[0]?.checksum, false)
  assert.equal(others[3]?.migrations.length, 3)
  assert.equal(others[4]?.invalid.length, 2)
})
