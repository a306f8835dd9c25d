/** What shows that a text is the very one that ran. */
export type Proof =
  /** The history row of the failed run has this text's checksum. */
  | 'row-checksum'
  /** The text comes from the revision of which the image was built. */
  | 'image-revision'
  /** The container mounts this very folder, and the text is older than the run. */
  | 'as-shipped'
  /** Flyway printed the statement itself. */
  | 'log'

/** A script as the board has it, and what is known of how it came to the run. */
export type ScriptEvidence = {
  /** Flyway's name of it, relative to its location. */
  path: string
  /** With the environment's placeholders in their places, as Flyway reads it. */
  text: string
  /** Names of placeholders in it whose values cannot be seen from here. */
  unknownPlaceholders: string[]
  /** As Flyway computes it; null where an unknown placeholder counts. */
  checksum: number | null
  /** Since when the board has seen this very text, ISO. */
  seenAt: string
  /** The folder is the very one that the container mounts. */
  asShipped: boolean
  /** The scripts are those of the revision that the run's image carries. */
  ofImage: boolean
}

/** What is held against the script. */
export type RunEvidence = {
  /** ISO; null while it has not begun. */
  startedAt: string | null
  /** Checksum of the row that this run left for the script; null where it left none. */
  rowChecksum: number | null
}

/** Why a text is the one that ran, or the reason why that is only likely. */
export type Verification = { proof: Proof; doubt: null } | { proof: null; doubt: string }

/** Tells whether a script is the text that ran; Flyway itself says nothing of it but the checksum in a row. */
export function verifyScript(script: ScriptEvidence, run: RunEvidence): Verification {
  const unseen = script.unknownPlaceholders[0]
  if (unseen !== undefined) return doubt(`the value of the placeholder ${unseen} cannot be seen from here`)
  if (run.rowChecksum !== null)
    return run.rowChecksum === script.checksum
      ? { proof: 'row-checksum', doubt: null }
      : doubt('its checksum is not that of the row which the run left')
  if (script.ofImage) return { proof: 'image-revision', doubt: null }
  if (run.startedAt === null || Date.parse(script.seenAt) > Date.parse(run.startedAt))
    return doubt('the script was first seen in this form after the run had begun')
  if (script.asShipped) return { proof: 'as-shipped', doubt: null }
  return doubt('nothing proves that the image carries the script in this form')
}

const doubt = (text: string): Verification => ({ proof: null, doubt: text })
