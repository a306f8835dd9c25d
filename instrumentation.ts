/** Next calls this once, in the process that answers requests, before the first of them. */
export async function register() {
  // The test keeps Node's modules out of the bundle for the edge.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startServer } = await import('./lib/cli/board-server')
  await startServer()
}
