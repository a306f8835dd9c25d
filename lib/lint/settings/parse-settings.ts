import { messageOf, mistakesOf } from '../../config/mistakes'
import { flywayOf } from '../../config/settle-flyway'
import { readConfigText } from '../../config/text'
import { type ColumnConvention, type CommentKind, HOUSE, type NameSettings, type Settings } from './settings'
import { settingsSchema, type WrittenSettings } from './settings-schema'

/** A file of settings: its text, and how messages name it. */
export type SettingsFile = { text: string; file: string; cwd: string; env: Record<string, string | undefined> }

/** Reads `lint.yaml`, or says in one message everything that is wrong with it, each with its line. */
export function parseSettings({ text, file, cwd, env }: SettingsFile): { settings: Settings } | { message: string } {
  const read = readConfigText(text, env)
  // An empty file, or one of comments alone, leaves everything as it is.
  const parsed = settingsSchema.safeParse(read.data ?? {})
  const mistakes = mistakesOf(read, parsed.error?.issues ?? [], settingsSchema)
  if (!parsed.success || mistakes.length > 0) return { message: messageOf(mistakes, file, cwd) }
  return { settings: settle(parsed.data) }
}

function settle(written: WrittenSettings): Settings {
  const { options, version } = flywayOf(written.flyway)
  return {
    postgres: written.postgres ?? HOUSE.postgres,
    flyway: { ...HOUSE.flyway, ...options, ...(version && { compatibility: version }) },
    severities: severitiesOf(written.rules ?? {}),
    names: namesOf(written.names ?? {}),
    comments: {
      // The schema has seen that each is one.
      on: (written.comments?.on as CommentKind[] | null | undefined) ?? HOUSE.comments.on,
      partitions: written.comments?.partitions === 'true',
    },
    timestamps: timestampsOf(written.timestamps ?? {}),
    grants: written.grants ? grantsOf(written.grants) : HOUSE.grants,
    columns: written.columns?.map(conventionOf) ?? HOUSE.columns,
    exceptions: written.exceptions ?? [],
  }
}

function severitiesOf(rules: NonNullable<WrittenSettings['rules']>): Settings['severities'] {
  return {
    ...HOUSE.severities,
    ...Object.fromEntries(Object.entries(rules).filter(([, severity]) => severity != null)),
  }
}

function namesOf({ description, ...templates }: NonNullable<WrittenSettings['names']>): NameSettings {
  const given = Object.entries(templates).flatMap(([kind, template]) =>
    template == null ? [] : [[kind, template === 'off' ? null : template]],
  )
  return { ...HOUSE.names, ...Object.fromEntries(given), ...(description && { description }) }
}

function timestampsOf(written: NonNullable<WrittenSettings['timestamps']>): Settings['timestamps'] {
  const { columns, updated, function: name } = written
  const house = HOUSE.timestamps
  return {
    ...house,
    columns: columns ?? house.columns,
    updated: updated ?? house.updated,
    function: name === 'any' ? null : (name ?? house.function),
  }
}

const grantsOf = (written: NonNullable<WrittenSettings['grants']>): Settings['grants'] =>
  Object.fromEntries(Object.entries(written).map(([role, grant]) => [role, { update: grant?.update ?? {} }]))

const CATEGORIES = { text: 'S', number: 'N', array: 'A', time: 'D' } as const

const conventionOf = ({
  name,
  column,
  type,
  check,
}: NonNullable<WrittenSettings['columns']>[number]): ColumnConvention => ({
  name,
  column,
  category: type ? CATEGORIES[type] : null,
  check,
})
