import { sqlName } from './sql-name'
import type { StateRule } from './violation'

/** Constraints that hold for new rows only: nobody knows of the old ones. */
export const judgeValidated: StateRule = ({ constraints }) =>
  constraints
    .filter(({ validated }) => !validated)
    .map(constraint => {
      const { schema, table, name } = constraint
      const write = `ALTER TABLE ${sqlName(schema, table)} VALIDATE CONSTRAINT ${sqlName(name)};`
      return {
        rule: 'not-validated',
        key: constraint.id,
        subject: { kind: 'constraint', ...constraint },
        message: `${sqlName(name)} is NOT VALID, so old rows may break it: add, in the next version, ${write}`,
      }
    })
