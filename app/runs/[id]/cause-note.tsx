import type { Cause } from '@/lib/board/schema'
import { ForeignText } from '../../ui/foreign-text'
import { Glyph } from '../../ui/glyph'

/** What kept a run from starting, or ended it from outside, and what to do about it. */
export function CauseNote({ cause, over }: { cause: Cause; over: boolean }) {
  return (
    <section className={`note ${over ? 'fail' : 'warn'}`} aria-label={over ? 'What ended it' : 'Why it does not start'}>
      <Glyph name={over ? 'fail' : 'warn'} />
      <div>
        <p>
          <b>
            <ForeignText text={cause.title} />
          </b>
        </p>
        <p>
          <ForeignText text={cause.detail} />
        </p>
        <p>{cause.nextStep}</p>
      </div>
    </section>
  )
}
