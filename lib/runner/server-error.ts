/** What the driver says of an error, in the words of pgjdbc, and the errors behind it, outermost first. */
export type DriverError = {
  /** Of the text. */
  sqlState: string
  /** Of the innermost error, which JSON gives: the reason for which a session was ended. Null where it gives none. */
  rootState: string | null
  message: string
  causes: string[]
}

/** What node-postgres reports: of the server (then with `severity`), or of the network. */
type Reported = Error & {
  code?: string
  severity?: string
  detail?: string
  hint?: string
  position?: string
  where?: string
  /** An address that was tried, of a network error. */
  address?: string
  port?: number
}

const CONNECTION_LOST = '08006'
/** After one of these the server ends the session: it shuts down, somebody told it to, or a time is over. */
const ENDS = new Set(['FATAL', 'PANIC'])

/** An error of a statement. A session that the server ended is an input/output error to pgjdbc, the server's words come last. */
export function statementError(error: unknown): DriverError {
  const reported = error as Reported // whatever was thrown is read for these optional fields alone
  if (reported.severity !== undefined && !ENDS.has(reported.severity)) {
    return ofServer(reported)
  }
  const message = 'An I/O error occurred while sending to the backend.'
  const root =
    reported.severity === undefined
      ? 'java.io.EOFException'
      : `org.postgresql.util.PSQLException: ${serverMessage(reported)}`
  return { sqlState: CONNECTION_LOST, rootState: reported.code ?? CONNECTION_LOST, message, causes: [root] }
}

/** An error of a COPY: Flyway calls the driver by its name there, and hides what it says behind two errors (PostgreSQLCopyParsedStatement). */
export function copyError(error: unknown): DriverError {
  const { sqlState, causes } = statementError(error)
  const message = 'Unable to execute COPY operation'
  const lost = [
    'org.postgresql.util.PSQLException: Database connection failed when canceling copy operation',
    'java.io.EOFException',
  ]
  return {
    ...{ sqlState: 'null', rootState: null, message },
    causes: [
      `java.sql.SQLException: ${message}`,
      'java.lang.reflect.InvocationTargetException',
      ...(sqlState === CONNECTION_LOST ? lost : causes),
    ],
  }
}

function ofServer(reported: Reported): DriverError {
  const [message, sqlState] = [serverMessage(reported), reported.code ?? '']
  return { sqlState, rootState: sqlState, message, causes: [`org.postgresql.util.PSQLException: ${message}`] }
}

/** The server's message with the parts that pgjdbc prints (ServerErrorMessage.toString). */
function serverMessage({ severity, message, detail, hint, position, where }: Reported): string {
  const parts = [
    ['Detail', detail],
    ['Hint', hint],
    ['Position', position],
    ['Where', where],
  ].flatMap(([name, value]) => (value ? [`\n  ${name}: ${value}`] : []))
  return `${severity}: ${message}${parts.join('')}`
}

const UNREACHABLE = '08001'

/** An error of the attempt to connect. `host` and `port` are where it went; a user, a password or a database is never said but by the server. */
export function connectError(error: unknown, host: string, port: number): DriverError {
  const reported = error as Reported
  if (reported.severity !== undefined) return ofServer(reported)
  const [message, cause] = networkWords(reported, host, port)
  const causes = [`org.postgresql.util.PSQLException: ${message}`, cause]
  return { sqlState: UNREACHABLE, rootState: UNREACHABLE, message, causes }
}

const FAILED = 'The connection attempt failed.'

function networkWords(error: Reported, host: string, port: number): [message: string, cause: string] {
  switch (error.code ?? codeWithin(error)) {
    case 'ECONNREFUSED': {
      const advice =
        'Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.'
      return [`Connection to ${host}:${port} refused. ${advice}`, 'java.net.ConnectException: Connection refused']
    }
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [FAILED, `java.net.UnknownHostException: ${host}`]
    case 'EHOSTUNREACH':
      return [FAILED, 'java.net.NoRouteToHostException: No route to host']
    case 'ENETUNREACH':
      return [FAILED, 'java.net.ConnectException: Network is unreachable']
    case 'ETIMEDOUT':
      return [FAILED, 'java.net.SocketTimeoutException: Connect timed out']
    default:
      return [FAILED, `java.io.IOException: ${error.message}`]
  }
}

/** A name with several addresses fails with one error for each. */
function codeWithin(error: Reported): string | undefined {
  const [first] = error instanceof AggregateError ? error.errors : []
  return (first as Reported | undefined)?.code
}
