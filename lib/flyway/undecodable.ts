/** Java's words about bytes that are not of their encoding. */
export const UNDECODABLE = 'Input length = 1'

/** The same as the error behind a failure. */
export const UNDECODABLE_CAUSE = `java.nio.charset.MalformedInputException: ${UNDECODABLE}`
