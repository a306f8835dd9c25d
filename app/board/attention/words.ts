import type { Finding } from '@/lib/board/schema'

/** What a finding is about, beside its environment: the migration, the source, or nothing that needs a name. */
export function saySubject({ kind, migration, id }: Finding): string {
  if (migration !== null) return migration
  if (kind !== 'source-failed' && kind !== 'source-stale' && kind !== 'not-permitted') return ''
  const source = id.split(':').at(-1) ?? ''
  return source === 'kubernetes' || source === 'workload' ? 'Kubernetes' : source
}

/** The cause, set in bold: with a colon where the sentence goes on. */
export const sayCause = ({ title, detail }: Finding) => (/[.:!?]$/.test(title) || !detail ? title : `${title}:`)

export const sayConsequence = ({ detail }: Finding) => detail

/** The button, by what its page shows. */
export function sayAction({ kind, href }: Finding): string {
  if (href.startsWith('/triage/')) return 'Triage'
  if (href.startsWith('/runs/')) return 'Read log'
  if (!href.startsWith('/migrations/')) return 'Details'
  return kind === 'checksum-mismatch' || kind === 'differs-between-environments' ? 'Compare' : 'Inspect'
}
