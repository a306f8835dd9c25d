import { Missing } from '../frame/missing'

/** No failed run is known under this address. */
export function NoIncident({ environment }: { environment: string }) {
  return (
    <Missing
      what="failed run"
      where={`Looked among the runs of ${environment} that the board has seen and keeps.`}
      way={{ name: 'Show all runs', href: `/runs?environment=${encodeURIComponent(environment)}` }}
    />
  )
}
