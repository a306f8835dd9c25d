import type { ContainerState } from '../emulator/objects'
import { backOff } from './back-off'
import type { EventFacts } from './record-event'

type Pulling = {
  image: string
  container: string
  longestBackOff: number
  show: (state: ContainerState) => void
  tell: (reason: string, message: string, more: Partial<EventFacts>) => void
  /** Seconds. */
  wait: (seconds: number) => Promise<unknown>
}

/** What a kubelet shows of an image that is not there: it tries, fails and waits, for ever (docs: kubernetes.md §2.1). */
export async function failToPull({ image, container, longestBackOff, show, tell, wait }: Pulling): Promise<never> {
  for (let failures = 2; ; failures++) {
    const why = `failed to pull and unpack image "${image}": ${image}: not found`
    tell('Pulling', `Pulling image "${image}"`, { container })
    tell('Failed', `Failed to pull image "${image}": rpc error: code = NotFound desc = ${why}`, {
      type: 'Warning',
      container,
    })
    tell('Failed', 'Error: ErrImagePull', { type: 'Warning', container })
    show({ waiting: { reason: 'ErrImagePull', message: `rpc error: code = NotFound desc = ${why}` } })
    await wait(1)
    tell('BackOff', `Back-off pulling image "${image}"`, { container })
    show({
      waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}": ErrImagePull: ${why}` },
    })
    await wait(backOff(failures, longestBackOff))
  }
}
