'use client'

import { useEffect, useRef } from 'react'
import type { Access, Right } from '@/lib/board/schema'
import { CopyButton } from '../ui/copy-button'
import { StateWord } from '../ui/state-word'
import { roleYaml } from './role-yaml'

const VERBS = ['get', 'list', 'watch']

/** What the board may do in its cluster, right by right; what is missing can be copied. An address points at it with `panel=access`. */
export function AccessPanel({ access, chosen }: { access: Access; chosen: boolean }) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen) panel.current?.scrollIntoView({ block: 'center' })
  }, [chosen])
  const yaml = roleYaml(access)
  return (
    <section ref={panel} className={chosen ? 'panel chosen' : 'panel'} aria-labelledby="access">
      <header>
        <h2 id="access">Rights in Kubernetes</h2>
        <span className="text-dim">namespace {access.namespace}</span>
        <span className="aside">{yaml === null ? 'all granted' : 'some are missing'}</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="sideways" aria-label="List of rights" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Resource</th>
              {VERBS.map(verb => (
                <th key={verb} scope="col">
                  {verb}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {access.rights.map(right => (
              <tr key={right.resource}>
                <th scope="row" className="mono">
                  {right.resource}
                </th>
                {VERBS.map(verb => (
                  <td key={verb}>
                    <Granted right={right} verb={verb} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {yaml !== null && <MissingRule yaml={yaml} />}
    </section>
  )
}

function Granted({ right, verb }: { right: Right; verb: string }) {
  if (!right.verbs.includes(verb)) return <span className="text-dim">not asked</span>
  if (right.missing.includes(verb))
    return (
      <StateWord glyph="lock" tone="warn">
        missing
      </StateWord>
    )
  return (
    <StateWord glyph="check" tone="quiet">
      granted
    </StateWord>
  )
}

function MissingRule({ yaml }: { yaml: string }) {
  return (
    <div className="body missing-rule">
      <p>
        What is missing, as a Role to be bound to the board's ServiceAccount. The board only ever reads.
        <CopyButton text={yaml} what="the YAML" />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <pre className="mono" tabIndex={0}>
        {yaml}
      </pre>
    </div>
  )
}
