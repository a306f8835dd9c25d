import type { Pruned } from './prune'

/** What went, or would go, one line an environment, for people. */
export function describePruned(pruned: Pruned[], dryRun: boolean): string[] {
  const environments = [...new Set(pruned.map(({ environment }) => environment))]
  if (environments.length === 0)
    return [`Nothing ${dryRun ? 'would go' : 'had to go'}: every run is young and small enough.`]
  return environments.map(name => {
    const runs = pruned.filter(({ environment }) => environment === name)
    const old = runs.filter(({ why }) => why === 'age').length
    const bytes = runs.reduce((sum, run) => sum + run.bytes, 0)
    const newest = runs.at(-1)?.at.toISOString().slice(0, 10)
    const causes = [old > 0 && `${old} for their age`, runs.length > old && `${runs.length - old} for their size`]
    return `${name}: ${runs.length} ${runs.length === 1 ? 'run' : 'runs'} ${dryRun ? 'would go' : 'went'}, ${causes.filter(Boolean).join(' and ')}, up to ${newest}; ${sayBytes(bytes)} of logs.`
  })
}

function sayBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB']
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return `${(bytes / 2 ** (10 * power)).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}
