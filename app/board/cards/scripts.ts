import type { Environment } from '@/lib/board/schema'
import { compareVersions, parseVersion } from '@/lib/flyway/version'

type Scripts = NonNullable<Environment['scripts']>

/** The environment with the newest scripts; of equals the first, where scripts arrive first. */
export function newestScripts(environments: Environment[]): Environment | null {
  let newest: Environment | null = null
  for (const environment of environments) {
    if (!environment.scripts) continue
    if (!newest || compareNewest(environment.scripts, newest.scripts) > 0) newest = environment
  }
  return newest
}

function compareNewest(a: Scripts, b: Scripts | null): number {
  const [x, y] = [a.newest, b?.newest ?? null].map(version => (version === null ? null : parseVersion(version)))
  if (!x || !y) return Number(Boolean(x)) - Number(Boolean(y))
  return compareVersions(x, y)
}

/** `main @ 4f1c9e2`; nothing for a folder, which has neither. */
export const sayRef = ({ ref, commit }: Scripts) => [ref, commit?.slice(0, 7)].filter(part => part != null).join(' @ ')

/** What the other environments ship, where it is not the same. */
export function otherScripts(
  environments: Environment[],
  newest: Environment | null,
): { stage: string; text: string }[] {
  return environments.flatMap(({ stage, scripts }) => {
    if (!scripts || !newest?.scripts || isSame(scripts, newest.scripts)) return []
    const upTo = scripts.newest === null ? 'no versions' : `up to V${scripts.newest}`
    const ref = scripts.ref === newest.scripts.ref ? scripts.commit?.slice(0, 7) : scripts.ref
    return [{ stage, text: ref ? `${ref}, ${upTo}` : upTo }]
  })
}

const isSame = (a: Scripts, b: Scripts) =>
  a.ref === b.ref && a.commit === b.commit && a.newest === b.newest && a.versioned === b.versioned
