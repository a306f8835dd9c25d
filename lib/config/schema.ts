import { z } from 'zod'
import { boardSchema } from './board-schema'
import { databaseSchema } from './database-schema'
import { flywaySchema } from './flyway-schema'
import { hasWorkload, kubernetesSchema } from './kubernetes-schema'
import { retentionSchema } from './retention-schema'
import { isOfPod, scriptsSchema } from './scripts-schema'
import { always, mapping, name } from './values'

const SOME = 'must be a list of at least one environment'

const environmentSchema = mapping({
  name: name.describe('Unique on the board; part of URLs'),
  project: name.nullish().describe('Only when the board has several; environments of one project form one matrix'),
  stage: name.nullish().describe("The column's title; the name when absent"),
  database: databaseSchema,
  flyway: flywaySchema
    .nullish()
    .describe("Absent: from the container's arguments and FLYWAY_*, else Flyway's defaults"),
  scripts: scriptsSchema.nullish(),
  kubernetes: kubernetesSchema.nullish().describe('Absent: the board works from history and scripts, and says so'),
  retention: retentionSchema.nullish().describe("Absent: the board's"),
})
  .refine(({ name, kubernetes }) => !kubernetes || hasWorkload(kubernetes, name), {
    error: 'must have a deployment: the name of this environment can be no part of one',
    path: ['kubernetes'],
    when: always,
  })
  .refine(({ scripts, kubernetes }) => kubernetes || !isOfPod(scripts), {
    error: 'hangs on the newest pod, and kubernetes is left out',
    path: ['scripts', 'git', 'ref'],
    when: always,
  })

/** The configuration file as it is written; the JSON Schema for editors is made from it. */
export const configSchema = mapping(
  {
    environments: z
      .array(environmentSchema, { error: SOME })
      .min(1, SOME)
      .superRefine(refuseSecondOfAName, { when: always })
      .describe('In promotion order'),
    board: boardSchema,
  },
  'must be a mapping with environments in it',
)

export type Written = z.output<typeof configSchema>

function refuseSecondOfAName(environments: { name: string }[], context: z.RefinementCtx): void {
  if (!Array.isArray(environments)) return
  const seen = new Set<string>()
  for (const [index, environment] of environments.entries()) {
    const own = environment?.name
    if (typeof own === 'string' && seen.has(own))
      context.addIssue({ code: 'custom', path: [index, 'name'], message: 'is the name of another environment, too' })
    seen.add(own)
  }
}
