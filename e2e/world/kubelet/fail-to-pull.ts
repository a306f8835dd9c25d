import type { ContainerState } from '../emulator/objects'
import { backOff } from './back-off'

type Pulling = {
  image: string
  longestBackOff: number
  show: (state: ContainerState) => void
  /** Seconds. */
  wait: (seconds: number) => Promise<unknown>
}

/** What a kubelet shows of an image that is not there: it tries, fails and waits, for ever (docs: kubernetes.md §2.1). */
export async function failToPull({ image, longestBackOff, show, wait }: Pulling): Promise<never> {
  for (let failures = 2; ; failures++) {
    const why = `failed to pull and unpack image "${image}": ${image}: not found`
    show({ waiting: { reason: 'ErrImagePull', message: `rpc error: code = NotFound desc = ${why}` } })
    await wait(1)
    show({
      waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}": ErrImagePull: ${why}` },
    })
    await wait(backOff(failures, longestBackOff))
  }
}
