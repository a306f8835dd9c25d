/** What `help` prints. */
export const USAGE = `Usage
    flyway [options] [command …]

Commands
    migrate     Applies the scripts that are pending
    info        Shows which scripts are applied and which are not
    validate    Says whether scripts and history fit
    baseline    Begins the history of a database that was made without it
    repair      Brings the history in line with the scripts; -dryRun shows each row that it would change
    version     Says which engine this is, and which Flyway it answers as
    help        Prints this

Options (-name=value), also as FLYWAY_* variables, in flyway.conf and in flyway.toml
    url, user, password, schemas, defaultSchema, table, locations, target, outOfOrder, placeholders.name, …
    All settings of open-source Flyway for PostgreSQL are known; one that this engine cannot keep is refused by its name.
    compatibility        Which Flyway answers: 9.22, 10.22, 11.20 or 13 (also FLYWAY_COMPATIBILITY)
    configFiles          Files to read, separated by commas; configFileEncoding their encoding
    workingDirectory     Where relative locations and configuration files are looked for
    outputType           json: one object instead of text
    outputLogsInJson     true: the log on standard error, one JSON object a line
    outputFile           Takes what is printed, too
    color                always, never, auto
    infoSinceVersion, infoUntilVersion, infoSinceDate, infoUntilDate (dd/MM/yyyy HH:mm), infoOfState: what info shows

Flags
    -X               Also prints the configuration, the files that are read and the SQL that is sent
    -q               Prints warnings and errors alone
    -migrationIds    info prints nothing but versions and descriptions, separated by commas
    -dryRun          repair and baseline change nothing
`
