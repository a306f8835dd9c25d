'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Board } from '@/lib/board/schema'
import { changeView, currentView } from '../use-view'
import type { View } from '../view'
import type { Command } from './key-map'
import { KeysDialog } from './keys-dialog'
import { focusSelection, pageOfSelection, rowsOnScreen } from './on-screen'
import { moveEnvironment, moveRow } from './selection'
import { useKeys } from './use-keys'

/** The keys of the board, and the list of them on demand. */
export function Keyboard({ board }: { board: Board }) {
  const router = useRouter()
  const [listed, setListed] = useState(false)
  const names = board.environments.map(({ name }) => name)

  const select = (sel: View['sel']) => {
    changeView({ sel })
    // After the row has been drawn as selected.
    requestAnimationFrame(() => focusSelection(sel))
  }
  const go = (href: string | null | undefined) => href && router.push(href)

  useKeys((command: Command) => {
    const { sel, env } = currentView()
    switch (command) {
      case 'search':
        return document.querySelector<HTMLElement>('input[name="q"]')?.focus()
      case 'filter':
        return document.querySelector<HTMLElement>('.chips a')?.focus()
      case 'next-row':
        return select(moveRow(rowsOnScreen(), sel, 1))
      case 'previous-row':
        return select(moveRow(rowsOnScreen(), sel, -1))
      case 'next-environment':
        return sel && select(moveEnvironment(names, sel, 1))
      case 'previous-environment':
        return sel && select(moveEnvironment(names, sel, -1))
      case 'open':
        return go(pageOfSelection(sel))
      case 'worst':
        return go(board.findings[0]?.href)
      case 'log':
        return go(logOf(board, sel?.env ?? env))
      case 'fold':
        return toggleFolds(sel)
      case 'board':
        return go('/')
      case 'runs':
        return go('/runs')
      case 'list':
        return setListed(true)
      case 'leave':
        return changeView({ sel: null })
    }
  })
  return listed ? <KeysDialog onClose={() => setListed(false)} /> : null
}

/** The newest run of an environment; where none is selected, of the one that is worst. */
function logOf({ environments, findings }: Board, name: string | null): string | null {
  const wanted = name ?? findings[0]?.environment
  const run = (environments.find(environment => environment.name === wanted) ?? environments.at(-1))?.run
  return run ? `/runs/${encodeURIComponent(run.id)}` : null
}

/** The selected fold, else the first. */
function toggleFolds(sel: View['sel']): void {
  const toggle = document.querySelector<HTMLElement>(
    `[data-row="${CSS.escape(sel?.key ?? '')}"] .toggle, .matrix .toggle`,
  )
  toggle?.click()
}
