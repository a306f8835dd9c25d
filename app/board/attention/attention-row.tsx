import type { Finding } from '@/lib/board/schema'
import { Age } from '../../ui/age'
import { PageLink } from '../../ui/page-link'
import { StateWord } from '../../ui/state-word'
import { FINDINGS } from '../states'
import { sayAction, sayCause, sayConsequence, saySubject } from './words'

const TONES = { critical: 'fail', warning: 'warn', notice: 'plain' } as const

/** One incident: state, where, cause before consequence, age, and the one place that shows the evidence. */
export function AttentionRow({ finding, stage }: { finding: Finding; stage: string | null }) {
  const { glyph, word } = FINDINGS[finding.kind]
  const tone = TONES[finding.severity]
  const where = stage ?? 'board'
  const subject = saySubject(finding)
  return (
    <li className={tone}>
      <StateWord glyph={glyph} tone={tone}>
        {word}
      </StateWord>
      <span className="where">
        <b>{where}</b>
        {subject && ` · ${subject}`}
      </span>
      <span className="why" title={`${sayCause(finding)} ${sayConsequence(finding)}`}>
        <b>{sayCause(finding)}</b> {sayConsequence(finding)}
      </span>
      <span className="age">
        <Age since={finding.since} />
      </span>
      <PageLink
        href={finding.href}
        className="button small"
        aria-label={`${sayAction(finding)}: ${word}, ${where} ${subject}`}
      >
        {sayAction(finding)}
      </PageLink>
    </li>
  )
}
