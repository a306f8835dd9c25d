import type { Draft } from '../finding'
import { runPage } from '../pages'
import type { Situation } from '../situation'
import { countOf, listOf } from '../words'

/** A run that exited 0 and left waiting what it should have applied. */
export function findSilentNoOp({ noOp }: Situation): Draft[] {
  if (!noOp) return []
  const keys = noOp.waiting.map(({ migration }) => migration.key)
  const one = keys.length === 1
  const title = noOp.nothingResolved
    ? 'Exit code 0, but no script was found.'
    : `Exit code 0, but ${listOf(keys)} ${one ? 'was' : 'were'} not applied.`
  const waits = keys.length > 0 ? ` ${countOf(keys.length, 'migration')} still ${one ? 'waits' : 'wait'}.` : ''
  return [
    {
      kind: 'silent-no-op',
      severity: 'warning',
      migration: one ? (keys[0] ?? null) : null,
      title,
      detail: noOp.nothingResolved
        ? `The container resolved no migration in its locations.${waits}`
        : `${one ? 'It was' : 'They were'} there before the run began, and still ${one ? 'waits' : 'wait'}.`,
      nextStep:
        'Check that the container mounts these scripts where its locations point, and in this version; then restart the pod.',
      since: noOp.run.finishedAt,
      href: runPage(noOp.run.id),
    },
  ]
}
