import { readFileSync } from 'node:fs'

const BOARD = 'system:serviceaccount:pgsql:instrument-cluster'

/** The API notes what the board asks, and nothing of others. */
export const AUDIT_POLICY = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [{ level: 'Metadata', users: [BOARD] }, { level: 'None' }],
}

/** One question of the board and how it was answered: `watch pods`, `get pods/log`. */
export type Asked = { what: string; namespace: string; status: number }

/** Reads the API's audit log (Kubernetes docs, Auditing). */
export function readAudit(file: string): Asked[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map(line => {
      const { verb, objectRef, requestURI, responseStatus } = JSON.parse(line)
      const { resource = requestURI, subresource, namespace = '' } = objectRef ?? {}
      const what = `${verb} ${subresource ? `${resource}/${subresource}` : resource}`
      return { what, namespace, status: responseStatus?.code ?? 0 }
    })
}
