import type { Run } from '@/lib/board/schema'
import { ForeignText } from '../../ui/foreign-text'
import { PageLink } from '../../ui/page-link'
import { StateWord } from '../../ui/state-word'
import { compareRuns } from './compare-runs'

/** What is told of two runs, each thing side by side, and which of them changed. */
export function AspectTable({ left, right }: { left: Run; right: Run }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="panel sideways" aria-label="What changed" tabIndex={0}>
      <table className="table compared">
        <thead>
          <tr>
            <th scope="col">What changed</th>
            <th scope="col">
              <span className="sr-only">Same or changed</span>
            </th>
            {[left, right].map(run => (
              <th key={run.id} scope="col">
                <PageLink className="link" href={`/runs/${encodeURIComponent(run.id)}`}>
                  attempt {run.attempt}
                </PageLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compareRuns(left, right).map(({ name, left: a, right: b, same }) => (
            <tr key={name}>
              <th scope="row" className="text-dim">
                {name}
              </th>
              <td>
                {same ? (
                  <span className="text-dim">same</span>
                ) : (
                  <StateWord glyph="drift" tone="warn">
                    changed
                  </StateWord>
                )}
              </td>
              <td className="anywhere">
                <ForeignText text={a} />
              </td>
              <td className="anywhere">
                <ForeignText text={b} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
