import { cutName, fillTemplate, sqlName } from './sql-name'
import type { Index } from './state'
import type { StateRule } from './violation'

/** Indexes of their own whose name is not what the template makes of table and columns. */
export const judgeIndexNames: StateRule = ({ indexes }, { names }) =>
  indexes.flatMap(index => {
    if (names.index === null || index.ofConstraint) return []
    const taken = (name: string) =>
      indexes.some(other => other !== index && other.schema === index.schema && other.name === name)
    const expected = expectedName(index, names.index)
    if (expected === null ? fits(index, names.index) : isNamed(index, expected, () => taken(expected))) return []
    const { schema, name } = index
    const shown = expected ?? cutName(fillTemplate(names.index, index.table, ['{what}']))
    const rename = `ALTER INDEX ${sqlName(schema, name)} RENAME TO ${shown};`
    const message = `the index is named ${sqlName(name)}: name it ${shown}, or where it is applied already, in a new version: ${rename}`
    return [{ rule: 'index-name', key: `${index.id} ${name}`, subject: { kind: 'object' }, message }]
  })

/** Null where an expression is part of the key: then only the ends of the name are known. */
function expectedName({ table, columns }: Index, template: string): string | null {
  const known = columns.flatMap(column => column ?? [])
  return known.length < columns.length ? null : cutName(fillTemplate(template, table, known))
}

const fits = ({ table, name }: Index, template: string) => {
  const [head = '', tail = ''] = template.replaceAll('{table}', table).split('{columns}')
  return name.startsWith(cutName(head)) && name.endsWith(tail)
}

/** A second index of the same columns says in further words what is other about it. */
function isNamed({ name }: Index, expected: string, taken: () => boolean): boolean {
  if (name === expected) return true
  const end = expected.lastIndexOf('_')
  const isLonger = name.startsWith(`${expected.slice(0, end)}_`) && name.endsWith(expected.slice(end))
  return isLonger && taken()
}
