import { sqlName } from './sql-name'
import { isTable } from './state'
import type { StateRule } from './violation'

/** Tables whose time of the last change nobody keeps. */
export const judgeUpdatedAt: StateRule = ({ relations, triggers, routines }, { timestamps }) =>
  relations.filter(isTable).flatMap(({ id, schema, name, columns }) => {
    if (!columns.some(column => column.name === timestamps.updated)) return []
    const own = triggers.filter(trigger => trigger.schema === schema && trigger.table === name)
    const kept = own.some(
      trigger => trigger.beforeEveryUpdate && (timestamps.function ?? trigger.function) === trigger.function,
    )
    if (kept) return []
    const known = routines.find(routine => routine.name === timestamps.function)
    const call = sqlName(known?.schema ?? schema, timestamps.function ?? 'set_updated_at')
    const write =
      `CREATE TRIGGER ${sqlName(`${name}_${timestamps.updated}_trigger`)} BEFORE UPDATE ON ${sqlName(schema, name)} ` +
      `FOR EACH ROW EXECUTE FUNCTION ${call}();`
    const message = `no trigger keeps ${timestamps.updated} of ${sqlName(schema, name)} at every update: add ${write}`
    const subject = { kind: 'column', column: timestamps.updated } as const
    return [{ rule: 'updated-at-trigger', key: id, subject, message }]
  })
