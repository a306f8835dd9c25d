import type { RowProps } from './matrix-row'

/** Whether a row would be drawn as it was: cells are compared by identity, of environments only what a cell says. */
export function isSameRow(before: RowProps, after: RowProps): boolean {
  return (
    before.row.key === after.row.key &&
    before.row.cells.every((cell, column) => cell === after.row.cells[column]) &&
    selectionIn(before) === selectionIn(after) &&
    before.findings === after.findings &&
    before.environments.length === after.environments.length &&
    before.environments.every((environment, column) => {
      const other = after.environments[column]
      return (
        environment === other ||
        (environment.name === other?.name &&
          environment.state === other.state &&
          environment.run?.lastLine?.number === other.run?.lastLine?.number &&
          environment.run?.id === other.run?.id &&
          environment.failure?.run === other.failure?.run &&
          environment.scripts?.ref === other.scripts?.ref)
      )
    })
  )
}

const selectionIn = ({ row, sel }: RowProps) => (sel?.key === row.key ? `${sel.env}` : null)
