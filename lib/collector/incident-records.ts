import type { IncidentStore } from '../archive/incidents'
import type { Mask } from '../mask'
import type { Incident } from '../triage/incident'
import { maskTexts } from './mask-texts'

/** So many are held in memory: far more than are looked at together, and those were asked for last. */
const HELD = 40

type Parts = {
  /** Null: records live as long as the process. */
  archive: Pick<IncidentStore, 'keep' | 'find'> | null
  mask: Mask
  /** The runs that the environment has now, by their ids. */
  observed: () => string[]
}

export type IncidentRecords = ReturnType<typeof createIncidentRecords>

/** What is understood of the failed runs of one environment: the newest in memory, all of them in the archive. */
export function createIncidentRecords({ archive, mask, observed }: Parts) {
  const held = new Map<string, Incident>()
  const unstored = new Map<string, Incident>()
  /** The archive could not tell whether it has a record of them. */
  const unsure = new Set<string>()
  const storing = new Set<string>()

  const hold = (run: string, incident: Incident) => {
    held.delete(run)
    held.set(run, incident)
    for (const oldest of held.keys()) if (held.size > HELD) held.delete(oldest)
  }
  const find = (run: string) => held.get(run) ?? unstored.get(run) ?? null

  const ask = async (run: string): Promise<Incident | null | 'away'> => {
    try {
      const kept = await archive?.find(run)
      // What is secret today may not have been so when it was kept.
      return isIncident(kept) ? maskTexts(kept, mask) : null
    } catch {
      return 'away'
    }
  }

  /** Until what is stored is the newest; ends, too, where the run itself is not stored yet, or the archive is away. */
  const storeNewest = async (run: string) => {
    for (let next = unstored.get(run); next; next = unstored.get(run)) {
      const before = unsure.has(run) ? await ask(run) : null
      if (before === 'away') return
      unsure.delete(run)
      // An earlier life of the board has seen the failure before this one.
      if (before) hold(run, before)
      const isStored = before !== null || (await archive?.keep(run, next).catch(() => false))
      if (!isStored) return
      if (before || unstored.get(run) === next) unstored.delete(run)
    }
  }

  /** Tries again what is not stored, for as long as the environment has the run. */
  const store = () => {
    const runs = new Set(observed())
    for (const run of [...unstored.keys(), ...unsure]) {
      if (runs.has(run)) continue
      unstored.delete(run)
      unsure.delete(run)
    }
    for (const run of unstored.keys()) {
      if (storing.has(run)) continue
      storing.add(run)
      void storeNewest(run).finally(() => storing.delete(run))
    }
  }

  return {
    /** As far as it is in memory, where it stays while it is asked for. */
    known(run: string): Incident | null {
      const incident = find(run)
      if (incident) hold(run, incident)
      return incident
    },
    /** Takes into memory what an earlier life of the board has kept. */
    async recall(run: string): Promise<void> {
      const before = await ask(run)
      if (before === 'away') unsure.add(run)
      else if (before) hold(run, before)
    },
    keep(run: string, incident: Incident) {
      const masked = maskTexts(incident, mask)
      hold(run, masked)
      if (!archive) return
      unstored.set(run, masked)
      store()
    },
    store,
    /** Null where none was kept, or the archive cannot tell. */
    async find(run: string): Promise<Incident | null> {
      const kept = find(run) ?? (await ask(run))
      return kept === 'away' ? null : kept
    },
  }
}

/** What this board has written, and not one of another time: whoever writes the form's number vouches for the rest. */
const isIncident = (kept: unknown): kept is Incident =>
  typeof kept === 'object' && kept !== null && 'format' in kept && kept.format === 1
