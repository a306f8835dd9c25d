/**
 * A copy of a text that holds nothing else. A part of a string is kept by V8 as a view of the whole: one remembered line
 * would hold all that was read together with it.
 */
export const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')
