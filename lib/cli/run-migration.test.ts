import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { type Ended, run, standInWorld } from './run-migration-world'

const top = realpathSync(mkdtempSync(path.join(tmpdir(), 'run-migration-')))
after(() => rmSync(top, { recursive: true, force: true }))

const PASSWORD = 'pa$$ `word`'
const DATABASE = {
  FLYWAY_PGSQL_HOST: 'db.example',
  FLYWAY_PGSQL_PORT: '5433',
  FLYWAY_PGSQL_DATABASE: 'atp',
  FLYWAY_PGSQL_USERNAME: 'wst',
  FLYWAY_PGSQL_PASSWORD: PASSWORD,
}
let count = 0

function world() {
  const folder = path.join(top, String(++count))
  const elsewhere = path.join(folder, 'else where')
  mkdirSync(path.join(elsewhere, 'sql'), { recursive: true })
  const standIns = standInWorld(folder)
  const call = (args: string[], env: Record<string, string> = DATABASE): Promise<Ended> =>
    run(standIns.script, args, elsewhere, { PATH: standIns.bin, ...env })
  return { ...standIns, folder, elsewhere, call }
}

const JAVA_17 = `echo 'openjdk version "17.0.15" 2025-04-15' >&2`

test('flyway on PATH gets the arguments as they are and the database by its own variables, and its exit code is ours', async () => {
  const { call, record, called, folder, elsewhere } = world()
  record('flyway', 7)
  record('docker')
  const { code, out, err } = await call(['info', '-target=20', '-placeholders.a=b c'])
  assert.deepEqual([code, out, err], [7, '', ''])
  const flyway = called('flyway')
  assert.deepEqual(flyway?.args, ['info', '-target=20', '-placeholders.a=b c'])
  assert.equal(flyway?.cwd, elsewhere)
  const { PATH, PWD, OLDPWD, SHLVL, _, ...settings } = flyway?.env ?? {}
  assert.deepEqual(settings, {
    FLYWAY_URL: 'jdbc:postgresql://db.example:5433/atp',
    FLYWAY_USER: 'wst',
    FLYWAY_PASSWORD: PASSWORD,
    FLYWAY_LOCATIONS: `filesystem:${folder}/migrations`,
  })
  assert.equal(called('docker'), null)
})

test('a Docker engine that answers gets the pinned image, the folders and the names of the variables, never a value', async () => {
  const { call, record, called, elsewhere } = world()
  record('docker', 1, 'info|image')
  const { code, err } = await call(['validate', '-locations=filesystem:sql,filesystem:/etc/*'])
  assert.deepEqual([code, err], [1, ''])
  const { args, env } = called('docker') ?? assert.fail('docker was not called')
  const image = args.indexOf('flyway/flyway:11.20.0')
  assert.deepEqual(args.slice(image + 1), ['validate', '-locations=filesystem:sql,filesystem:/etc/*'])
  assert.deepEqual(args.slice(0, 6), ['run', '--rm', '--network', 'host', '-w', elsewhere])
  const given = (flag: string) => args.filter((_, index) => args[index - 1] === flag).sort()
  assert.deepEqual(given('-v'), ['/etc', elsewhere, `${elsewhere}/sql`].map(folder => `${folder}:${folder}:ro`).sort())
  assert.deepEqual(given('-e'), ['FLYWAY_PASSWORD', 'FLYWAY_URL', 'FLYWAY_USER'])
  assert.equal(env.FLYWAY_PASSWORD, PASSWORD)
  assert.equal(args.join(' ').includes(PASSWORD), false)
})

test('an image that is not there yet is said to be downloaded', async () => {
  const { call, write } = world()
  write('docker', 'case $1 in image) exit 1 ;; esac')
  const { code, err } = await call(['info'])
  assert.deepEqual([code, err], [0, 'run-migration.sh: the image flyway/flyway:11.20.0 is being downloaded\n'])
})

test('without a Docker engine that answers, Java 17 with Maven gets each option as a property', async () => {
  const { call, record, called, write, folder, elsewhere } = world()
  write('docker', 'exit 1')
  write('java', JAVA_17)
  record('mvn', 1)
  const { code, err } = await call(['migrate', '-outOfOrder=true', '-X'])
  assert.equal(code, 1)
  assert.match(err, /Maven is downloading flyway-maven-plugin 11\.20\.0/)
  const { args, env } = called('mvn') ?? assert.fail('mvn was not called')
  assert.deepEqual(args, [
    ...['-B', '-ntp', '-f', `${folder}/lib/cli/flyway-maven.xml`, '-Dflyway.outOfOrder=true', '-X'],
    ...[`-Dflyway.workingDirectory=${elsewhere}`, 'org.flywaydb:flyway-maven-plugin:11.20.0:migrate'],
  ])
  assert.equal(env.FLYWAY_PASSWORD, PASSWORD)
})

test('Maven has no JSON, and that is refused with the names of those that have', async () => {
  const { call, record, called, write } = world()
  write('java', JAVA_17)
  record('mvn')
  const { code, err } = await call(['info', '-outputType=json'])
  assert.equal(code, 64)
  assert.match(err, /-outputType: Flyway through Maven has no JSON; flyway, Docker and FLYWAY_ENGINE=builtin have\n/)
  assert.equal(called('mvn'), null)
})

test('an older Java is none', async () => {
  const { call, record, called, write } = world()
  write('java', `echo 'openjdk version "11.0.2"' >&2`)
  record('mvn')
  const { code, err } = await call(['info'], { ...DATABASE, FLYWAY_ENGINE: 'flyway' })
  assert.equal(code, 78)
  assert.match(
    err,
    /FLYWAY_ENGINE=flyway, but there is no flyway on PATH, no Docker engine, and no Java 17 with Maven\n$/,
  )
  assert.equal(called('mvn'), null)
})

test('the built-in engine says why it is the one', async () => {
  const { call, record, called } = world()
  const none = await call(['info'])
  assert.match(none.err, /^run-migration\.sh: the built-in engine, because there is no flyway on PATH, no Docker/)
  record('flyway')
  const asked = await call(['info'], { ...DATABASE, FLYWAY_ENGINE: 'builtin' })
  assert.match(asked.err, /^run-migration\.sh: the built-in engine, because FLYWAY_ENGINE=builtin\n/)
  // The copy stands alone, without the engine's packages.
  assert.deepEqual([none.code, asked.code, called('flyway')], [78, 78, null])
  assert.match(asked.err, /needs its packages: npm ci in /)
})

for (const name of Object.keys(DATABASE)) {
  test(`without ${name} it ends with 78 and the name`, async () => {
    const { call, record, called } = world()
    record('flyway')
    const { [name]: _, ...rest } = DATABASE as Record<string, string>
    const { code, err } = await call(['info'], rest)
    assert.equal(code, 78)
    assert.match(err, new RegExp(`^run-migration\\.sh: ${name} is not set`))
    assert.equal(called('flyway'), null)
  })
}

test('.env beside the script fills what the environment does not have, and is not run', async () => {
  const { call, record, called, folder } = world()
  record('flyway')
  const lines = Object.entries(DATABASE).map(([name, value]) => `${name}=${value}`)
  const more = ['# words', 'export FLYWAY_TABLE="my table"', 'PATH=/nowhere', `FLYWAY_X=$(touch '${folder}/ran')`, '']
  writeFileSync(path.join(folder, '.env'), [...lines, ...more].join('\r\n'))
  const { code, err } = await call(['info'], { FLYWAY_PGSQL_HOST: 'other' })
  assert.deepEqual([code, err], [0, ''])
  const { env } = called('flyway') ?? assert.fail('flyway was not called')
  assert.deepEqual(
    [env.FLYWAY_URL, env.FLYWAY_PASSWORD, env.FLYWAY_TABLE, env.FLYWAY_X],
    ['jdbc:postgresql://other:5433/atp', PASSWORD, 'my table', `$(touch '${folder}/ran')`],
  )
})

test("Flyway's own address and locations stand where they are given", async () => {
  const { call, record, called } = world()
  record('flyway')
  await call(['info', '-url=jdbc:postgresql://a/b', '-locations=filesystem:x'], {})
  assert.deepEqual(
    Object.keys(called('flyway')?.env ?? {}).filter(name => name.startsWith('FLYWAY_')),
    [],
  )
})

test('Flyway itself answers as its own version: what asks for another is no argument of it, and no variable', async () => {
  const { call, record, called } = world()
  record('flyway')
  const refused = await call(['info', '-compatibility=10.22'])
  assert.equal(refused.code, 64)
  assert.match(
    refused.err,
    /-compatibility=10\.22: Flyway itself answers as its own version; .*FLYWAY_ENGINE=builtin\n/,
  )
  assert.equal(called('flyway'), null)
  assert.equal((await call(['info'], { ...DATABASE, FLYWAY_COMPATIBILITY: '10.22' })).code, 0)
  assert.equal('FLYWAY_COMPATIBILITY' in (called('flyway')?.env ?? {}), false)
})

test('a mistake in the call ends with 64, and a password among the arguments is one', async () => {
  const { call, record, called } = world()
  record('flyway')
  const mistakes: [string[], Record<string, string>, RegExp][] = [
    [[], {}, /a command is missing/],
    [['clean'], {}, /clean is not a command/],
    [['info'], { FLYWAY_ENGINE: 'java' }, /FLYWAY_ENGINE=java: it is auto, flyway or builtin/],
    [['info', '-password=secret'], {}, /set FLYWAY_PGSQL_PASSWORD/],
    [['info', '-url=jdbc:postgresql://h/d?user=u&password=secret'], {}, /set FLYWAY_PGSQL_PASSWORD/],
  ]
  for (const [args, env, message] of mistakes) {
    const { code, err } = await call(args, { ...DATABASE, ...env })
    assert.equal(code, 64)
    assert.match(err, message)
    assert.equal(err.includes('secret'), false)
    assert.match(err, /\nusage: \.\/run-migration\.sh migrate\|info\|validate /)
  }
  assert.equal(called('flyway'), null)
})
