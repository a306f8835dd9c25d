import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readConfig } from './config'
import { readFile } from './config/config-file'
import { jsonSchemaText } from './config/json-schema'

const DATABASE = 'database: { url: "postgresql://board@db/atp" }'

/** The configuration of a file that must be in order. */
function configOf(...file: Parameters<typeof readFile>) {
  const read = readFile(...file)
  if ('message' in read) throw new Error(read.message)
  return read
}

test('defaults are those of the first user', () => {
  const { cwd, config } = configOf(`environments:\n  - name: dev\n    ${DATABASE}\n    kubernetes: {}`)
  assert.deepEqual(config, {
    file: path.join(cwd, 'instrument-cluster.yaml'),
    environments: [
      {
        name: 'dev',
        project: null,
        stage: 'dev',
        database: { url: 'postgresql://board@db/atp' },
        flyway: { options: {}, timeZone: 'UTC', version: null },
        scripts: { kind: 'folder', folder: path.join(cwd, 'migrations'), asShipped: false },
        kubernetes: {
          kubeconfig: null,
          context: null,
          namespace: 'pgsql',
          workload: { kind: 'Deployment', name: 'wst-flyway-dev' },
          container: 'wst-flyway-migrate',
        },
        retention: { days: 365, bytes: 20 * 2 ** 30 },
      },
    ],
    board: {
      database: null,
      url: null,
      hosts: [],
      access: 'loopback',
      mask: { values: [], rowValues: 'signed-in' },
      retention: { days: 365, bytes: 20 * 2 ** 30 },
    },
  })
})

test('everything can be said, paths are relative to the file, and without kubernetes there is none', () => {
  const { cwd, config } = configOf(`
environments:
  - name: a
    project: atp
    stage: Acceptance
    database: { host: db, port: 6432, database: atp, user: board, passwordFile: secrets/db, ssl: true }
    scripts: { git: { repository: ../scripts.git, ref: release/1.x, folder: sql, keyFile: } }
  - name: b
    ${DATABASE}
    scripts: { git: { repository: "git@example.com:atp.git", ref: main, keyFile: key } }
    kubernetes: { kubeconfig: k/config, context: lab, namespace: x, statefulSet: y, container: z }
  - name: c
    ${DATABASE}
    scripts: { folder: /srv/sql, asShipped: true }
    kubernetes: { selector: "app=flyway" }
    retention: { days: 3650 }
board:
  url: https://board.example.com
  hosts: [board.internal, "[::1]:3000"]
  access: public
  mask: { rowValues: public }
  retention: { days: 30, bytes: 1.5 GB }
`)
  const [a, b, c] = config.environments
  assert.deepEqual(a?.database, {
    host: 'db',
    port: 6432,
    database: 'atp',
    user: 'board',
    passwordFile: path.join(cwd, 'secrets/db'),
    ssl: true,
  })
  assert.deepEqual([a?.project, a?.stage, a?.kubernetes], ['atp', 'Acceptance', null])
  assert.deepEqual(a?.scripts, {
    kind: 'git',
    repository: path.join(cwd, '../scripts.git'),
    ref: 'release/1.x',
    folder: 'sql',
    tokenFile: null,
    keyFile: null,
  })
  assert.equal(b?.scripts.kind === 'git' && b.scripts.repository, 'git@example.com:atp.git')
  assert.deepEqual(b?.kubernetes, {
    kubeconfig: path.join(cwd, 'k/config'),
    context: 'lab',
    namespace: 'x',
    workload: { kind: 'StatefulSet', name: 'y' },
    container: 'z',
  })
  assert.deepEqual(c?.scripts, { kind: 'folder', folder: '/srv/sql', asShipped: true })
  assert.deepEqual(c?.kubernetes?.workload, { kind: 'selector', name: 'app=flyway' })
  assert.deepEqual(a?.retention, { days: 30, bytes: 1.5e9 })
  assert.deepEqual(c?.retention, { days: 3_650, bytes: 1.5e9 })
})

test('the board has a database of its own: of the file, else of the environment', () => {
  const env = { BOARD_DATABASE_URL: 'postgresql://keeper:hunter2222@db/board' }
  const of = (board: string) => configOf(`environments:\n  - name: dev\n    ${DATABASE}\n${board}`, env)
  assert.equal(of('').config.board.database, env.BOARD_DATABASE_URL)
  assert.ok(of('').secrets.includes('hunter2222'))
  assert.equal(
    of('board: { database: "postgresql://other@db/board" }').config.board.database,
    'postgresql://other@db/board',
  )
})

test("Flyway's options are those that were given, with their types", () => {
  const { config } = configOf(`
environments:
  - name: dev
    ${DATABASE}
    flyway:
      defaultSchema: public
      outOfOrder: false
      target: 37
      schemas: a, b
      ignoreMigrationPatterns: ["*:future"]
      placeholders: { Env: dev, none: }
      postgresql.transactional.lock: false
      lockRetryCount: -1
      sqlMigrationPrefix: ""
      initSql: ""
      timeZone: Europe/Berlin
      version: 12.3
`)
  assert.deepEqual(config.environments[0]?.flyway, {
    options: {
      defaultSchema: 'public',
      outOfOrder: false,
      target: '37',
      schemas: ['a', 'b'],
      ignoreMigrationPatterns: ['*:future'],
      placeholders: { Env: 'dev', none: '' },
      transactionalLock: false,
      lockRetryCount: -1,
      sqlMigrationPrefix: '',
      initSql: null,
    },
    timeZone: 'Europe/Berlin',
    version: '11.20',
  })
})

test('the secrets are the passwords of URLs, as written and as meant, and what secret files hold', () => {
  const { secrets } = configOf(
    `
environments:
  - name: a
    database: { url: "postgresql://board:p%40ss%3Aword@db/atp" }
  - name: b
    database: { host: db, database: atp, user: board, passwordFile: password }
    scripts: { git: { repository: "https://git.example.com/atp", ref: main, tokenFile: token } }
  - name: c
    database: { url: "\${C_URL}" }
    scripts: { git: { repository: "https://git.example.com/atp", ref: main, tokenFile: not-there-yet } }
board: { database: "postgresql://own:own-word@db/board", mask: { values: [more-words] } }
`,
    { C_URL: 'postgresql://db/atp?user=board&password=in-the-query' },
    { password: 'from a file\n', token: 'ghp_token\n' },
  )
  assert.deepEqual(secrets.sort(), [
    'from a file',
    'ghp_token',
    'in-the-query',
    'own-word',
    'p%40ss%3Aword',
    'p@ss:word',
  ])
})

test('without a file the message names both places and the demo', () => {
  for (const env of [{}, { INSTRUMENT_CLUSTER_CONFIG: 'else/where.yaml' }]) {
    const read = readConfig({ env, cwd: '/nowhere' })
    const message = 'message' in read ? read.message : ''
    const file = 'INSTRUMENT_CLUSTER_CONFIG' in env ? '/nowhere/else/where.yaml' : '/nowhere/instrument-cluster.yaml'
    assert.match(message, new RegExp(`There is no configuration at ${file}`))
    for (const words of ['INSTRUMENT_CLUSTER_CONFIG', 'instrument-cluster.yaml', 'npm run demo'])
      assert.ok(message.includes(words), message)
  }
})

test('a folder in the place of the file is said', () => {
  const read = readConfig({ env: { INSTRUMENT_CLUSTER_CONFIG: '/tmp' }, cwd: '/nowhere' })
  assert.match('message' in read ? read.message : '', /^\/tmp cannot be read \(EISDIR\)/)
})

test('the example is in order once its variables are there', () => {
  const env: Record<string, string> = { INSTRUMENT_CLUSTER_CONFIG: 'instrument-cluster.example.yaml' }
  const without = readConfig({ env, cwd: process.cwd() })
  for (const name of ['DEV', 'STAGING', 'PROD']) {
    assert.match('message' in without ? without.message : '', new RegExp(`variable ${name}_DATABASE_URL`))
    env[`${name}_DATABASE_URL`] = `postgresql://board:word@db/${name}`
  }
  const read = readConfig({ env, cwd: process.cwd() })
  if ('message' in read) throw new Error(read.message)
  assert.deepEqual(
    read.config.environments.map(({ kubernetes }) => kubernetes?.workload.name),
    ['wst-flyway-dev', 'wst-flyway-stg', 'wst-flyway-prod'],
  )
})

test('the JSON Schema for editors is that of the keys that are read', () => {
  assert.deepEqual(
    JSON.parse(readFileSync('public/instrument-cluster.schema.json', 'utf8')),
    JSON.parse(jsonSchemaText()),
    'public/instrument-cluster.schema.json is older than lib/config/schema.ts: npx tsx lib/cli/write-config-schema.ts && npx biome check --write public',
  )
})
