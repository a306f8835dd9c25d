import type { Cause } from '../schema'
import { shortName } from '../words'
import type { Told } from './cause-of'
import { sayMessage } from './say-message'

const PULL = /^(ErrImage\w*|Image\w+BackOff|ImageInspectError|RegistryUnavailable|SignatureValidationFailed)$/

/** Which of the ways in which an image can be missed it is, by the words of container runtimes and registries; the first that fits. */
const WAYS: [RegExp, (image: string) => string, string][] = [
  [
    /toomanyrequests|too many requests|rate limit/i,
    image => `The registry of image ${image} lets no more pulls through.`,
    'Wait until the limit is lifted, sign in to the registry with an imagePullSecret, or use a mirror.',
  ],
  [
    /unauthori[sz]ed|denied|forbidden|authentication required|no basic auth|authorization failed/i,
    image => `The registry refuses image ${image}.`,
    'Give the pod an imagePullSecret that may read the repository; some registries also say this of a name that is not there.',
  ],
  [
    /not found|manifest unknown|NotFound|name unknown|no match for platform/i,
    image => `Image ${image} is not in its registry.`,
    "Correct name and tag in the pod's specification, or push the image; the kubelet tries again by itself.",
  ],
  [
    /no such host|dial tcp|timeout|deadline exceeded|refused|tls:|x509|certificate|EOF/i,
    image => `The registry of image ${image} cannot be reached.`,
    'Look at the way from the node to the registry: name server, firewall, proxy, certificates.',
  ],
]

/** The image is not there: it cannot be pulled, may not be pulled, or has a name that is none. */
export function imageCause({ reason, waitingReason, message, image }: Told): Cause | null {
  const words = [reason, waitingReason]
  const name = image ? shortName(image) : 'of the container'
  const common = { detail: sayMessage(message, 'Kubernetes says no more.') }
  if (words.includes('ErrImageNeverPull'))
    return {
      ...common,
      kind: 'image-never',
      title: `Image ${name} is not on the node, and may not be pulled.`,
      nextStep: 'Load the image on the node, or set imagePullPolicy to IfNotPresent.',
    }
  if (words.includes('InvalidImageName'))
    return {
      ...common,
      kind: 'image-pull',
      title: `${name} is no name of an image.`,
      nextStep: "Correct the image in the pod's specification.",
    }
  if (!words.some(word => word !== null && PULL.test(word))) return null
  const [, title, nextStep] = WAYS.find(([pattern]) => pattern.test(message ?? '')) ?? []
  return {
    ...common,
    kind: 'image-pull',
    title: title?.(name) ?? `Image ${name} cannot be pulled.`,
    nextStep: nextStep ?? 'See in the events why, and correct the image or the way to its registry.',
  }
}
