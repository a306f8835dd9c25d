/** Seconds before a container is started again: at once after its first failure, then 10 s doubling to a limit (docs: kubernetes.md §2.1). */
export function backOff(failures: number, limit: number): number {
  return failures <= 1 ? 0 : Math.min(10 * 2 ** (failures - 2), limit)
}

/** The kubelet's sentence for it, with Go's way to write a duration. */
export function backOffMessage(seconds: number, container: string, pod: { name: string; uid: string }): string {
  const minutes = Math.floor(seconds / 60)
  const duration = minutes > 0 ? `${minutes}m${seconds % 60}s` : `${seconds}s`
  return `back-off ${duration} restarting failed container=${container} pod=${pod.name}_pgsql(${pod.uid})`
}
