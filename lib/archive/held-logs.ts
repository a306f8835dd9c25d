/** The newest logs of each environment, which are held in memory; `let go` is told of each that makes room. */
export function createHeldLogs<T>(most: number, letGo: (log: T) => void): (environment: string, log: T) => void {
  const environments = new Map<string, Set<T>>()
  return (environment, log) => {
    const logs = environments.get(environment) ?? new Set<T>()
    environments.set(environment, logs.add(log))
    for (const oldest of [...logs].slice(0, Math.max(0, logs.size - most))) {
      logs.delete(oldest)
      letGo(oldest)
    }
  }
}
