import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const SOURCES = path.join(import.meta.dirname, 'testcluster')
const KUBERNETES = '1.37.2'
const [MAJOR, MINOR] = KUBERNETES.split('.')
const VERSION = 'k8s.io/component-base/version'
const FLAGS = [
  ...['-mod=readonly', '-trimpath', '-ldflags'],
  `-s -w -X ${VERSION}.gitVersion=v${KUBERNETES} -X ${VERSION}.gitMajor=${MAJOR} -X ${VERSION}.gitMinor=${MINOR}`,
]
const TOOLS = ['testcluster', 'etcd', 'kube-apiserver', 'kubectl']
/** A cold build took eight to fourteen minutes on two cores. */
const PATIENCE = 30 * 60_000

/** Why there is no real API server here and none can be built; null when there is or can. */
export function missingAssets(): string | null {
  const here = process.env.KUBEBUILDER_ASSETS !== undefined || goVersion() !== null
  return here ? null : 'neither KUBEBUILDER_ASSETS nor Go is here'
}

/**
 * The folder with etcd, kube-apiserver and kubectl: the one that KUBEBUILDER_ASSETS names, the one in the cache, or
 * built into it from their Go modules. One binary is all the tools: it looks at the name by which it was called.
 */
export async function provideAssets(say: (line: string) => void): Promise<string> {
  if (process.env.KUBEBUILDER_ASSETS) return process.env.KUBEBUILDER_ASSETS
  const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'instrument-cluster')
  const folder = path.join(cache, `kubernetes-${KUBERNETES}-${keyOf(goVersion() ?? '')}`)
  if (!existsSync(folder)) {
    say(`building kube-apiserver ${KUBERNETES} and etcd from their Go modules, once: about ten minutes on two cores`)
    await build(cache, folder)
  }
  return folder
}

function goVersion(): string | null {
  const { status, stdout } = spawnSync('go', ['version'], { encoding: 'utf8' })
  return status === 0 ? stdout : null
}

/** Another source, another Go, other flags: another binary. */
function keyOf(go: string): string {
  const hash = createHash('sha256').update(go).update(FLAGS.join('\0'))
  for (const name of readdirSync(SOURCES).sort()) hash.update(name).update(readFileSync(path.join(SOURCES, name)))
  return hash.digest('hex').slice(0, 16)
}

async function build(cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  // A folder that is only half filled never has the final name.
  const half = await mkdtemp(`${folder}-`)
  try {
    const [binary = ''] = TOOLS
    await run('go', ['build', ...FLAGS, '-o', path.join(half, binary), '.'], {
      cwd: SOURCES,
      env: { ...process.env, CGO_ENABLED: '0' },
      timeout: PATIENCE,
    })
    await Promise.all(TOOLS.slice(1).map(tool => symlink(binary, path.join(half, tool))))
    await rename(half, folder)
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}
