/** The last part of a script's path. */
export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
