import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { readCall } from './call'
import { configure } from './configuration'

const made: string[] = []
after(() => made.map(dir => rmSync(dir, { recursive: true, force: true })))

/** What a call in a fresh folder with these files is configured with. */
function configured(files: Record<string, string>, args: string[] = [], env: Record<string, string> = {}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'configuration-'))
  made.push(dir)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true })
    writeFileSync(path.join(dir, name), text)
  }
  const cwd = path.join(dir, 'here')
  mkdirSync(cwd, { recursive: true })
  const { kind, settings } = configure(readCall(args, env), { env, cwd, home: path.join(dir, 'home') })
  return { kind, ...settings }
}

test('an argument goes before a variable, a variable before a file, a file here before one of the user', () => {
  const files = {
    'home/flyway.conf': 'flyway.table=home\nflyway.target=1\nflyway.encoding=home\nflyway.installedBy=home',
    'here/flyway.conf': 'flyway.table=here\nflyway.target=2\nflyway.encoding=here',
  }
  const settings = configured(files, ['info', '-table=argument'], { FLYWAY_TABLE: 'variable', FLYWAY_TARGET: '3' })
  assert.deepEqual(settings, { kind: 'conf', table: 'argument', target: '3', encoding: 'here', installedBy: 'home' })
})

test('TOML goes the same way, and a default flyway.toml hides every flyway.conf', () => {
  const files = {
    'home/flyway.toml': '[flyway]\ntable = "home"\ntarget = "1"\nencoding = "home"\nlocations = ["a", "b"]',
    'here/flyway.toml': '[flyway]\ntable = "here"\ntarget = "2"',
    'here/flyway.user.toml': '[flyway]\ntarget = "3"',
    'here/flyway.conf': 'flyway.mixed=true',
  }
  const settings = configured(files, ['info', '-table=argument'])
  assert.deepEqual(settings, { kind: 'toml', table: 'argument', target: '3', encoding: 'home', locations: 'a,b' })
})

test('Flyway 9 knows no TOML', () => {
  const files = { 'here/flyway.toml': '[flyway]\ntable = "toml"', 'here/flyway.conf': 'flyway.table=conf' }
  assert.deepEqual(configured(files, ['info', '-compatibility=9.22']), { kind: 'conf', table: 'conf' })
})

test('files that are named decide the kind, whatever lies here', () => {
  const files = { 'here/flyway.toml': '[flyway]\ntable = "toml"', 'here/a.conf': 'flyway.target=1' }
  assert.deepEqual(configured(files, ['-configFiles=a.conf', 'info']), { kind: 'conf', target: '1' })
})

test('configFileEncoding', () => {
  const files = { 'here/flyway.conf': '' }
  assert.equal(configured(files, ['info', '-configFileEncoding=latin1']).kind, 'conf')
})

test('an environment has what files, variables and arguments say of it, and a variable may stand in it', () => {
  const ofEnvironment = `url = "a"\nuser = "\${env.WHO}"\npassword = "c"\nschemas = ["x", "y"]`
  const files = {
    'here/flyway.toml': `[flyway]\nenvironment = "dev"\ntable = "t"\n[environments.dev]\n${ofEnvironment}\nflyway.table = "own"`,
  }
  const args = ['info', '-environments.dev.password=d']
  assert.deepEqual(configured(files, args, { WHO: 'me', FLYWAY_URL: 'b' }), {
    ...{ kind: 'toml', environment: 'dev', table: 'own', url: 'b', user: 'me', password: 'd', schemas: 'x,y' },
  })
})

test('a value of another form is refused, whichever source it has', () => {
  const conf = () => configured({ 'here/flyway.conf': 'flyway.mixed=1' })
  assert.throws(conf, { message: 'Invalid value for flyway.mixed (should be either true or false): 1' })
  assert.throws(() => configured({}, ['-mixed=1']), { message: 'Unable to parse command line params.' })
  const toml = () => configured({ 'here/flyway.toml': '[flyway]\nmixed = "1"' })
  assert.throws(toml, /Unable to load config file: [\s\S]*Cannot deserialize value of type `java\.lang\.Boolean`/)
})
