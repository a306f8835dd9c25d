const CORE = [
  'org.postgresql:postgresql:42.7.7',
  'org.apache.commons:commons-text:1.10.0',
  'org.apache.commons:commons-lang3:3.12.0',
]
const JACKSON_2 = [
  'com.fasterxml.jackson.core:jackson-databind:2.17.2',
  'com.fasterxml.jackson.core:jackson-core:2.17.2',
  'com.fasterxml.jackson.core:jackson-annotations:2.17.2',
  'com.fasterxml.jackson.dataformat:jackson-dataformat-toml:2.17.2',
  'com.fasterxml.jackson.dataformat:jackson-dataformat-xml:2.17.2',
  'com.fasterxml.jackson.datatype:jackson-datatype-jsr310:2.17.2',
  'com.google.code.gson:gson:2.10.1',
]
const JACKSON_3 = [
  'tools.jackson.core:jackson-databind:3.1.5',
  'tools.jackson.core:jackson-core:3.1.5',
  'com.fasterxml.jackson.core:jackson-annotations:2.21',
  'tools.jackson.dataformat:jackson-dataformat-toml:3.1.5',
  'tools.jackson.dataformat:jackson-dataformat-xml:3.1.5',
]

/** A Maven project whose class path is one Flyway. Nothing is followed: Flyway's own poms lead to artefacts that Central lacks. */
export function pomOf(version: string): string {
  const major = Number(version.split('.')[0])
  const flyway = [`org.flywaydb:flyway-core:${version}`]
  if (major >= 10) flyway.push(`org.flywaydb:flyway-database-postgresql:${version}`)
  const artefacts = [...flyway, ...CORE, ...(major >= 13 ? JACKSON_3 : JACKSON_2)]
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>instrument-cluster</groupId>
  <artifactId>flyway-${version}</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
${artefacts.map(dependencyOf).join('\n')}
  </dependencies>
</project>
`
}

function dependencyOf(artefact: string): string {
  const [group, name, version] = artefact.split(':')
  const none = '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>'
  return `    <dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>${none}</dependency>`
}
