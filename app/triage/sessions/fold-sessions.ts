import type { Session } from '@/lib/board/sessions'

/** A place in the tree: a session, or several that wait for the same in the same way, and what waits behind it. */
export type Branch = { sessions: [Session, ...Session[]]; behind: Branch[] }

/** The tree of sessions as it is drawn: whoever waits alike and has nobody behind is told once, with how many there are. */
export function foldSessions(sessions: Session[]): Branch[] {
  const shown = new Set(sessions.map(({ pid }) => pid))
  const behind = new Map<number | null, Session[]>()
  for (const session of sessions) {
    const place = session.behind !== null && shown.has(session.behind) ? session.behind : null
    behind.set(place, [...(behind.get(place) ?? []), session])
  }
  const branchesOf = (pid: number | null): Branch[] => {
    const branches: Branch[] = []
    for (const session of behind.get(pid) ?? []) {
      const branch: Branch = { sessions: [session], behind: branchesOf(session.pid) }
      const alike = branches.find(other => isAlike(other, branch))
      if (alike) alike.sessions.push(session)
      else branches.push(branch)
    }
    return branches
  }
  return branchesOf(null)
}

function isAlike(a: Branch, b: Branch): boolean {
  return a.behind.length === 0 && b.behind.length === 0 && kindOf(a.sessions[0]) === kindOf(b.sessions[0])
}

/** What sessions must have in common to be told as one; Flyway's own pair, and whoever waits for nothing, stand alone. */
function kindOf({ pid, flyway, wait, user, application, index, blockedBy }: Session): string {
  const alone = (flyway !== 'waiting' && (flyway || !wait)) || index ? pid : null
  return JSON.stringify([alone, flyway, user, application, wait?.kind, wait?.mode, wait?.relation, blockedBy])
}
