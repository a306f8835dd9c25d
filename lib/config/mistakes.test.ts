import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mistakesIn } from './config-file'

const URL = 'url: postgresql://board@db/atp'
/** One environment, with `part` from line 4 on. */
const one = (part: string) => `environments:\n  - name: dev\n    database: { ${URL} }\n    ${part}\n`
const withDatabase = (part: string) => `environments:\n  - name: dev\n    database: { ${part} }\n`
const withBoard = (part: string) => `board: { ${part} }\n${one('stage: dev')}`

const DATABASE = 'must have a url, or host, database and user'
const POSTGRES =
  'must be a PostgreSQL URL: postgresql://user:password@host:5432/database, with special characters of the password percent-encoded'

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: variables as they stand in the file
const TABLE: [what: string, yaml: string, mistake: string][] = [
  ['an empty file', '', '1  the file must be a mapping with environments in it'],
  ['a list', '- dev', '1  the file must be a mapping with environments in it'],
  ['no environments', 'board: {}', '1  environments is missing; it must be a list of at least one environment'],
  ['an empty list', 'environments: []', '1  environments must be a list of at least one environment'],
  ['a top key', `${one('stage: dev')}enviroments: x`, '5  enviroments is not known here; is environments meant?'],
  ['a far key', `${one('stage: dev')}zzz: x`, '5  zzz is not known here; known are environments, board'],
  [
    'a key of an environment',
    one('kubernets: {}'),
    '4  environments[0].kubernets is not known here; is kubernetes meant?',
  ],
  [
    'a name with a slash',
    `environments:\n  - database: { ${URL} }\n    name: a/b`,
    '3  environments[0].name must be 1 to 63 letters, digits, dots, dashes or underscores, and start with a letter or digit',
  ],
  ['an absent database', 'environments:\n  - name: dev', `2  environments[0].database is missing; it ${DATABASE}`],
  ['half a database', withDatabase('host: db, user: board'), `3  environments[0].database ${DATABASE}`],
  [
    'a URL and parts of one',
    withDatabase(`${URL}, user: board`),
    '3  environments[0].database has a url and parts of one; give one or the other',
  ],
  ['a URL of something else', withDatabase('url: "mysql://db/atp"'), `3  environments[0].database.url ${POSTGRES}`],
  [
    'a URL with a bare %',
    withDatabase('url: "postgres://u:100%@db/atp"'),
    `3  environments[0].database.url ${POSTGRES}`,
  ],
  [
    "JDBC's URL",
    withDatabase('url: "jdbc:postgresql://db/atp"'),
    '3  environments[0].database.url is a URL of JDBC; leave `jdbc:` out and put user and password in front of the host: user:password@host',
  ],
  [
    'a port that is none',
    withDatabase('host: db, database: atp, user: board, port: 70000'),
    '3  environments[0].database.port must be a whole number from 1 to 65535',
  ],
  [
    'a word for a flag',
    one('flyway: { outOfOrder: yes }'),
    '4  environments[0].flyway.outOfOrder must be true or false',
  ],
  [
    'a time zone of another planet',
    one('flyway: { timeZone: Mars/Olympus }'),
    '4  environments[0].flyway.timeZone is not a time zone that is known here; it must be an IANA name such as UTC or Europe/Berlin',
  ],
  [
    'a target that is no version',
    one('flyway: { target: newest }'),
    '4  environments[0].flyway.target must be a version, latest, current or next; a version may end in ?',
  ],
  [
    'a pattern without a state',
    one('flyway: { ignoreMigrationPatterns: [future] }'),
    '4  environments[0].flyway.ignoreMigrationPatterns must be patterns such as *:future or versioned:missing',
  ],
  [
    'a setting of Flyway that the board does not need',
    one('flyway: { loggers: auto }'),
    '4  environments[0].flyway.loggers is a setting of Flyway that changes nothing of what the board shows; leave it out',
  ],
  [
    'a Flyway that is none',
    one('flyway: { version: latest }'),
    '4  environments[0].flyway.version must be a version of Flyway such as "11.20"',
  ],
  [
    'a folder and a repository',
    one('scripts: { folder: a, git: { repository: ., ref: main } }'),
    '4  environments[0].scripts has a folder and git; give one or the other',
  ],
  [
    'a ref that git would take for an option',
    one('scripts: { git: { repository: ., ref: --upload-pack=x } }'),
    '4  environments[0].scripts.git.ref must be a branch, tag or commit',
  ],
  [
    'a ref of the newest pod without a cluster',
    one("scripts: { git: { repository: ., ref: 'v{imageTag}' } }"),
    '4  environments[0].scripts.git.ref hangs on the newest pod, and kubernetes is left out',
  ],
  [
    'a repository that git would take for an option',
    one('scripts: { git: { repository: --upload-pack=x, ref: main } }'),
    '4  environments[0].scripts.git.repository must be a path or a URL of a git repository',
  ],
  [
    'a folder outside of the repository',
    one('scripts: { git: { repository: ., ref: main, folder: ../x } }'),
    '4  environments[0].scripts.git.folder must be a folder of the repository',
  ],
  [
    'a token for a folder',
    one('scripts: { git: { repository: ., ref: main, tokenFile: token } }'),
    '4  environments[0].scripts.git.tokenFile is for a repository of https',
  ],
  [
    'two workloads',
    one('kubernetes: { deployment: a, job: b }'),
    '4  environments[0].kubernetes must have only one of deployment, statefulSet, job, selector',
  ],
  [
    'no mapping for a cluster',
    one('kubernetes: off'),
    '4  environments[0].kubernetes must be a mapping; without a cluster, leave kubernetes out',
  ],
  [
    'a name that Kubernetes has not',
    one('kubernetes: { container: Flyway }'),
    '4  environments[0].kubernetes.container must be a name of Kubernetes: up to 63 small letters, digits and dashes',
  ],
  [
    'a default Deployment that cannot be',
    `environments:\n  - name: Dev_1\n    database: { ${URL} }\n    kubernetes: { namespace: x }`,
    '4  environments[0].kubernetes must have a deployment: the name of this environment can be no part of one',
  ],
  ['a board that opens itself', withBoard('access: everyone'), '1  board.access must be loopback or public'],
  [
    'a host with a scheme',
    withBoard('hosts: ["https://board.example.com"]'),
    '1  board.hosts must be names without https:// and without a path, such as board.example.com',
  ],
  [
    'a size without a unit that is known',
    withBoard('retention: { bytes: 20 Gigs }'),
    '1  board.retention.bytes must be a size such as 20 GiB (B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)',
  ],
  [
    'a secret that would blank half of a log',
    withBoard('mask: { values: [abc] }'),
    '1  board.mask.values must be at least four characters each: shorter ones would blank half of every log',
  ],
  ['a second document', `${one('stage: dev')}---\nx: y`, '5  the file starts a second document; there is room for one'],
  ['a tab', 'environments:\n\t- name: dev', '2  the file is indented with a tab; YAML takes spaces'],
  ['a key twice', one('stage: a\n    stage: b'), '5  the file has a key that stands twice in the same mapping'],
  [
    'a variable without quotes between braces',
    'environments:\n  - name: dev\n    database: { url: ${DEV_DATABASE_URL} }',
    '3  the file is not YAML that can be read here; between { } or [ ] a text such as "${NAME}" needs its quotes',
  ],
]

for (const [what, yaml, mistake] of TABLE) {
  test(`${what} is named with its line`, () =>
    assert.ok(mistakesIn(yaml).includes(mistake), mistakesIn(yaml).join('\n')))
}

test('all mistakes stand in one message, in the order of their lines, one for each value', () => {
  const yaml = [
    'environments:',
    '  - name: dev',
    '    databse: {}',
    '  - name: dev',
    '    database: { url: "${PROD_URL}" }',
    '    kubernetes: { namespace: PGSQL }',
    'board: { access: all }',
  ].join('\n')
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: variables as they stand in the file
  assert.deepEqual(mistakesIn(yaml), [
    `2  environments[0].database is missing; it ${DATABASE}`,
    '3  environments[0].databse is not known here; is database meant?',
    '4  environments[1].name is the name of another environment, too',
    '5  environments[1].database.url needs the environment variable PROD_URL, which is not set',
    '6  environments[1].kubernetes.namespace must be a name of Kubernetes: up to 63 small letters, digits and dashes',
    '7  board.access must be loopback or public',
  ])
})

test('no message shows a value, nor a key that is a value in the wrong place', () => {
  const secret = 'hunter2-hunter2'
  const files = [
    withDatabase(`url:postgres://u:${secret}@db/atp`),
    withDatabase(`url: "postgres//u:${secret}@db/atp"`),
    withDatabase(`url: "jdbc:postgresql://u:${secret}@db/atp"`),
    withDatabase(`url: postgres://u:${secret}@db/atp, user: u, password: ${secret}`),
    one(`scripts: { git: { repository: "https://u:${secret}@git/x", ref: main } }`),
    one(`scripts: { git: { repository: "https://${secret}@git/x", ref: main } }`),
    withBoard(`database: "${secret}", mask: { values: { "a ${secret}": x } }`),
    `environments:\n  - &${secret} ${secret}\n  - *x${secret}\n  ${secret}`,
    `environments:\n\t${secret}: "${secret}`,
  ]
  for (const yaml of files) {
    const mistakes = mistakesIn(yaml)
    assert.ok(mistakes.length > 0, yaml)
    assert.ok(!mistakes.join().includes(secret), mistakes.join('\n'))
  }
})
