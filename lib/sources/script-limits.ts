/** Bytes. A larger file is named as a problem and never read: somebody put a dump among the scripts. */
export const LARGEST_SCRIPT = 10 * 1024 * 1024
/** Bytes of all scripts of one environment together; what comes after them is too large, too. */
export const ALL_SCRIPTS = 256 * 1024 * 1024
/** More files than this are no folder of scripts, but one that has one somewhere in it. */
export const MOST_FILES = 20_000
