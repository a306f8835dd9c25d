/** The JSON of a pod whose init container has this status, as the API sends it. */
export const podJson = (name: string, status: object | null = null, pod: object = {}, version = '1') => ({
  kind: 'Pod',
  metadata: {
    name,
    uid: `uid-${name}`,
    resourceVersion: version,
    creationTimestamp: '2026-11-24T08:59:50Z',
    labels: { app: 'wst-flyway' },
    managedFields: [{ manager: 'kubelet' }],
  },
  spec: {
    initContainers: [{ name: 'wst-flyway-migrate', image: 'flyway/flyway:13', args: ['migrate'] }],
    containers: [{ name: 'app', image: 'pause' }],
  },
  status: {
    phase: 'Pending',
    ...(status && {
      initContainerStatuses: [{ name: 'wst-flyway-migrate', restartCount: 0, image: 'flyway/flyway:13', ...status }],
    }),
    ...pod,
  },
})
