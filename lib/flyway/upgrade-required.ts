import type { FlywayError } from './migration'
import type { Compatibility } from './options'
import { websiteLink } from './website-links'

/** Open-source Flyway's text about what only its licensed editions can do (FlywayTeamsUpgradeRequiredException, FlywayEditionUpgradeRequiredException). */
export function upgradeRequired(feature: string, compatibility: Compatibility): FlywayError {
  return { code: 'ERROR', message: compatibility === '9.22' ? sayTeams(feature) : sayRedgate(feature, compatibility) }
}

function sayTeams(feature: string): string {
  const head = `Flyway Teams Edition upgrade required: ${feature} is not supported by Flyway Community Edition`
  return `${head}\nTry Flyway Teams Edition for free: https://rd.gt/2VzHpkY`
}

function sayRedgate(feature: string, compatibility: Compatibility): string {
  const [edition, head] = compatibility === '10.22' ? ['Teams', 'Teams upgrade'] : ['Enterprise', 'Upgrade']
  return [
    `${head} required: ${feature} is not supported by OSS.`,
    `Download Redgate Edition for free: ${websiteLink('redgateEdition', compatibility)}.`,
    `Once you have installed Redgate Edition, you can start a free ${edition} trial by running auth -start${edition}Trial -IAgreeToTheEula.`,
  ].join(compatibility === '13' ? '\n' : ' ')
}
