import { writeFile } from 'node:fs/promises'
import { readCall } from '../call'
import { caseOf } from '../cases/generate'
import { compare, FLYWAYS, startTwins } from '../twins/compare'
import { addTold, partsOf, RECORDED, type Recorded, readRecorded } from './recorded'

/** Asks each Flyway about the kept cases, and about those of `--seed S --keep N,N` anew, and writes down what they tell. */
async function record(): Promise<void> {
  const { seed, keep } = readCall()
  const cases = [...readRecorded().map(kept => kept.case), ...keep.map(index => caseOf(seed, index))]
  const recorded = cases.map((one): Recorded => ({ case: one, told: {} }))
  const twins = await startTwins()
  try {
    for (const version of Object.keys(FLYWAYS)) {
      await compare(version, cases, twins, ({ real, differences }, one, place) => {
        const kept = recorded[place]
        if (kept) addTold(kept, version, partsOf(real, version))
        if (differences.length > 0) console.log(`${one.theme} (${place}) differs from Flyway ${version}`)
      })
    }
  } finally {
    await twins.stop()
  }
  await writeFile(RECORDED, recorded.map(entry => `${JSON.stringify(entry)}\n`).join(''))
  console.log(`${recorded.length} cases were recorded`)
}

void record()
