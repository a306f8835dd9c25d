import { Missing } from '../frame/missing'

/** No run is known by this name any more, or none ever was. */
export function NoRun() {
  return (
    <Missing
      what="run"
      where="Looked among the runs that the board has seen and keeps."
      way={{ name: 'Show all runs', href: '/runs' }}
    />
  )
}
