/** What somebody may not do; absent is anything. */
export type Denial = { user: string; verb?: string; resource?: string }

export type Rights = ReturnType<typeof createRights>

/** Who may do what, as RBAC decides it: everybody everything, but for what is denied. */
export function createRights() {
  const denials = new Set<Denial>()
  return {
    /** Takes a right away; returns what gives it back. */
    deny(denial: Denial): () => void {
      denials.add(denial)
      return () => void denials.delete(denial)
    },
    /** Gives everything back. */
    clear: () => denials.clear(),
    /** `resource` with its subresource: `pods/log`. */
    may: (user: string, verb: string, resource: string): boolean =>
      ![...denials].some(
        denial => denial.user === user && (denial.verb ?? verb) === verb && (denial.resource ?? resource) === resource,
      ),
  }
}
