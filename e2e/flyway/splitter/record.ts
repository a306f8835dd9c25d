import { writeFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { type SplitAnswer, theirAnswers } from './answers'
import { generateScripts } from './generate-scripts'
import { RECORDED, type Recorded, VERSIONS } from './recorded'
import { SCRIPTS } from './scripts'

const GENERATED = 80

/** Asks each Flyway about the kept scripts and some generated ones, and writes their answers beside the tests. */
async function record(): Promise<void> {
  const generated = generateScripts(1, GENERATED).map((script, at): [string, string] => [`generated ${at + 1}`, script])
  const scripts = [...SCRIPTS, ...generated]
  const answers = new Map<string, SplitAnswer[]>()
  for (const version of VERSIONS) {
    const given = await theirAnswers(
      version,
      scripts.map(([, script]) => script),
    )
    answers.set(version, given)
  }
  const recorded = scripts.map(([fact, script], at): Recorded => {
    const groups: Recorded['answers'] = []
    for (const version of VERSIONS) {
      const answer = answers.get(version)?.[at] ?? { error: 'not asked' }
      const same = groups.find(group => isDeepStrictEqual(group.answer, answer))
      if (same) same.versions.push(version)
      else groups.push({ versions: [version], answer })
    }
    return { fact, script, answers: groups }
  })
  await writeFile(RECORDED, recorded.map(entry => `${JSON.stringify(entry)}\n`).join(''))
}

void record()
