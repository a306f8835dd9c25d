/** A part of an address as it was meant: Next hands it over as it stands in the address, percent signs and all. */
export function readSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // It is not encoded, and so it means itself.
  }
}
