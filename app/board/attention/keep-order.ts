/** The items in the order of the ids before; those that are new come last, in their own order. */
export function keepOrder<T extends { id: string }>(items: T[], before: string[]): T[] {
  const places = new Map(before.map((id, index) => [id, index]))
  return items.toSorted((a, b) => (places.get(a.id) ?? before.length) - (places.get(b.id) ?? before.length))
}
