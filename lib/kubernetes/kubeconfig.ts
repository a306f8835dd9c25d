import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { KubeConfig } from '@kubernetes/client-node'
import type { KubernetesConfig } from '../config'
import { SourceError } from '../errors'
import { isRecord, listOf, textOf } from './json'

/**
 * Reads the kubeconfig of a cluster (or, without one, the pod's ServiceAccount) with the official client's parser,
 * and mends what that leaves out: `tokenFile`, exec commands relative to the file, contexts without a user.
 */
export async function readKubeconfig(config: Pick<KubernetesConfig, 'kubeconfig' | 'context'>): Promise<KubeConfig> {
  // Half a second and 80 MiB: paid only by boards that read a cluster.
  const { KubeConfig } = await import('@kubernetes/client-node')
  const kubeconfig = new KubeConfig()
  if (config.kubeconfig === null) kubeconfig.loadFromCluster()
  else await load(kubeconfig, config.kubeconfig)
  if (config.context !== null) kubeconfig.setCurrentContext(config.context)
  mend(kubeconfig)
  return kubeconfig
}

async function load(kubeconfig: KubeConfig, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(cause => {
    throw new SourceError('kubernetes', 'unreadable', 'kubeconfig', cause)
  })
  try {
    const { parse } = await import('yaml')
    const folder = path.dirname(file)
    const document: unknown = parse(text)
    const users = isRecord(document) ? listOf(document.users).map(user => withFiles(user, folder)) : []
    kubeconfig.loadFromString(JSON.stringify(isRecord(document) ? { ...document, users } : {}))
    kubeconfig.makePathsAbsolute(folder)
  } catch (cause) {
    throw new SourceError('kubernetes', 'misconfigured', 'kubeconfig', cause)
  }
}

/** The parser drops `tokenFile`; as an auth provider the same file is read again every minute, as kubectl does. */
function withFiles(entry: unknown, folder: string): unknown {
  if (!isRecord(entry) || !isRecord(entry.user)) return entry
  const { token, tokenFile, 'token-file': oldName, exec, ...rest } = entry.user
  const file = textOf(tokenFile) ?? textOf(oldName)
  return {
    ...entry,
    user: {
      ...rest,
      ...(file
        ? { 'auth-provider': { name: 'tokenFile', config: { tokenFile: path.resolve(folder, file) } } }
        : { token }),
      ...(isRecord(exec) ? { exec: { ...exec, command: commandOf(exec.command, folder) } } : {}),
    },
  }
}

/** With a slash in it a command is relative to the kubeconfig (client-go, ExecConfig). */
const commandOf = (command: unknown, folder: string) =>
  typeof command === 'string' && command.includes('/') ? path.resolve(folder, command) : command

function mend(kubeconfig: KubeConfig): void {
  const context = kubeconfig.getContextObject(kubeconfig.getCurrentContext())
  if (!context) throw new SourceError('kubernetes', 'misconfigured', 'the kubeconfig has no such context')
  const cluster = kubeconfig.getCluster(context.cluster)
  if (!cluster || !URL.canParse(cluster.server) || cluster.server.includes('undefined'))
    throw new SourceError('kubernetes', 'misconfigured', 'no kubeconfig, or it names no cluster')
  // Without a user the parser applies no certificate authority either.
  if (!kubeconfig.getCurrentUser()) {
    kubeconfig.addUser({ name: 'nobody' })
    Object.assign(context, { user: 'nobody' })
  }
  // It refuses plain HTTP otherwise; there is no certificate to verify.
  if (cluster.server.startsWith('http:')) Object.assign(cluster, { skipTLSVerify: true })
}
