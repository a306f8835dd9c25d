import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'

type Access = {
  server: string
  /** The authority of its certificate, PEM; absent for plain HTTP. */
  ca?: string
  namespace: string
  users: { name: string; token: string }[]
}

/** Writes a kubeconfig with one context for each user, both called by the user's name; the first is current. */
export function writeKubeconfig(file: string, { server, ca, namespace, users }: Access): string {
  const trust = ca
    ? { 'certificate-authority-data': Buffer.from(ca).toString('base64') }
    : // Over plain HTTP the client library refuses to talk unless it is told that nobody checks a certificate.
      { 'insecure-skip-tls-verify': true }
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'world', cluster: { server, ...trust } }],
    users: users.map(({ name, token }) => ({ name, user: { token } })),
    contexts: users.map(({ name }) => ({ name, context: { cluster: 'world', user: name, namespace } })),
    'current-context': users[0]?.name,
  }
  writeFileSync(file, stringify(config), { mode: 0o600 })
  return file
}
