/*
 * Loaded before a container's program: its standard input is the kubelet's life line. When the kubelet is gone, also by
 * SIGKILL, the line ends and so does the container.
 */
process.stdin.once('end', () => process.exit(137))
process.stdin.once('error', () => process.exit(137))
process.stdin.resume()
// A pipe can be unreferenced: the program itself decides when it is done.
;(process.stdin as NodeJS.ReadStream & { unref?: () => void }).unref?.()
