import type { Pod } from './objects'
import type { Emulator } from './start'

export const TOKEN = 'secret-of-the-board'
export const PODS = '/api/v1/namespaces/pgsql/pods'

/** Asks an emulator as its tests do. */
export function client(api: () => Emulator) {
  const ask = (path: string, token = TOKEN, signal?: AbortSignal) =>
    fetch(api().url + path, { headers: { authorization: `Bearer ${token}` }, signal: signal ?? null })
  return {
    ask,
    text: async (path: string) => (await ask(path)).text(),
    json: async (path: string) => (await ask(path)).json(),
  }
}

type PodStatus = Partial<NonNullable<Pod['status']['initContainerStatuses']>[number]>

/** A pod whose init container has this status. */
export function samplePod(name: string, status: PodStatus | null = {}, node = 'node-1'): Pod {
  const flyway = { name: 'wst-flyway-migrate', image: 'flyway/flyway:13' }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'pgsql',
      uid: `uid-${name}`,
      creationTimestamp: '2026-11-23T09:00:00Z',
      labels: { app: name.split('-')[0] ?? '' },
    },
    spec: {
      ...(node && { nodeName: node }),
      initContainers: [flyway],
      containers: [{ name: 'wst-flyway', image: 'pause' }],
    },
    status: {
      phase: 'Pending',
      ...(status && {
        initContainerStatuses: [
          {
            ...flyway,
            imageID: '',
            ready: false,
            started: false,
            restartCount: 0,
            state: {},
            lastState: {},
            ...status,
          },
        ],
      }),
    },
  }
}
