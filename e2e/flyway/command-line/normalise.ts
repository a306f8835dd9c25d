/** What a text holds that is another one in each run. */
export type Places = { folder: string; port: number }

/** Times, ports, paths, the server's minor version, Java's stacks and the banner: all that two runs may differ in. */
export function normalise(text: string, { folder, port }: Places): string {
  return (
    text
      .replaceAll(folder, '<folder>')
      .replaceAll(`127.0.0.1:${port}`, '127.0.0.1:<port>')
      // Each says who it is: Flyway with a link, ours in one line.
      .replace(/Flyway OSS Edition [\d.]+ by Redgate\n\nSee release notes here: \S+\n/, '<banner>\n')
      .replace(/instrument-cluster engine [\d.]+, answers as Flyway [\d.]+\n\n/, '<banner>\n')
      .replace(/\bPostgreSQL \d+\.\d+/g, 'PostgreSQL <version>')
      .replace(/execution time \d\d:\d\d\.\d{3}s/g, 'execution time <time>')
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'yyyy-MM-dd HH:mm:ss')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?/g, '<instant>')
      .replace(/("(?:executionTime|totalMigrationTime)" : )\d+/g, '$1<milliseconds>')
      // Flyway writes the colour of lines that it then leaves out.
      .replaceAll('\x1b[90m\x1b[m', '')
      // Ours says more of an empty folder.
      .replace(/^The built-in engine found no migration in .*\n/m, '')
      // Which of two offenders is named first is chance.
      .replace(/(?:^-> .*\n){2}/m, lines =>
        lines
          .split(/(?<=\n)/)
          .sort()
          .join(''),
      )
      // There is no Java here: a stack is a text or is none, what stands in it is not looked at.
      .replace(/("stackTrace" : )"(?:[^"\\]|\\.)*"/g, '$1"<stack>"')
  )
}
