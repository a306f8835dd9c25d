/** Why the board could not be started, in words for whoever started it, and the exit code of that. */
export class StartError extends Error {
  override name = 'StartError'

  constructor(
    message: string,
    readonly exitCode: number,
    cause?: unknown,
  ) {
    super(message, { cause })
  }
}
