import type { Scripts } from '../board/observation'
import type { SourceError } from '../errors'
import { until } from './test-until'

/** A listener that keeps what it was told; `next…` waits for a reading that begins from now on. */
export function createListener() {
  const readings: Scripts[] = []
  const failures: SourceError[] = []
  const latest = () => readings.at(-1)
  return {
    on: {
      scripts: (scripts: Scripts) => void readings.push(scripts),
      failure: (error: SourceError) => void failures.push(error),
    },
    readings,
    failures,
    latest,
    paths: () => latest()?.files.map(file => file.path) ?? [],
    file: (path: string) => latest()?.files.find(file => file.path === path),
    nextReadings: (count: number) => {
      const before = readings.length
      return until('further readings', () => readings.length >= before + count)
    },
    nextFailure: async () => {
      const before = failures.length
      await until('a failure', () => failures.length > before)
      return failures.at(-1)
    },
  }
}
