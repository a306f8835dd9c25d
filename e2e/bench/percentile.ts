/** The smallest sample that at least this share of all samples does not exceed (nearest rank). NaN of no samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (samples: readonly number[]) => percentile(samples, 0.5)

export const p95 = (samples: readonly number[]) => percentile(samples, 0.95)
