import { always, line, mapping, shaped } from './values'

const WORKLOADS = ['deployment', 'statefulSet', 'job', 'selector'] as const
const OBJECT = 'must be a name of Kubernetes: small letters, digits, dashes and dots'
const LABEL = 'must be a name of Kubernetes: up to 63 small letters, digits and dashes'

const object = shaped('[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?', OBJECT)
const label = shaped('[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?', LABEL)

/** The workload whose init container runs Flyway. */
export const kubernetesSchema = mapping(
  {
    kubeconfig: line().nullish().describe('Absent: the in-cluster ServiceAccount'),
    context: line().nullish(),
    namespace: label.nullish().meta({ default: 'pgsql' }),
    deployment: object.nullish().describe('Absent, with no other workload: wst-flyway-{name}'),
    statefulSet: object.nullish(),
    job: object.nullish(),
    selector: line().nullish().describe('Labels of the pods: app=flyway,tier=db'),
    container: label.nullish().meta({ default: 'wst-flyway-migrate' }),
  },
  'must be a mapping; without a cluster, leave kubernetes out',
).refine(value => WORKLOADS.filter(kind => value[kind]).length <= 1, {
  error: `must have only one of ${WORKLOADS.join(', ')}`,
  when: always,
})

/** The Deployment of an environment for which no workload is written. */
export const defaultDeployment = (environment: string) => `wst-flyway-${environment}`

/** Whether a workload is written, or the default is a name that Kubernetes allows. */
export const hasWorkload = (written: object, environment: string): boolean =>
  WORKLOADS.some(kind => Object.hasOwn(written, kind)) || object.safeParse(defaultDeployment(environment)).success
