/** Called by Next once, when a server starts: hands the answers ahead of Next to the server that stands before it, if one does. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { answerAhead } = await import('./lib/serve/ahead')
  const { loadConfig } = await import('./lib/config')
  const holder = globalThis as { marqueeAhead?: typeof answerAhead }
  if (loadConfig().isAhead) holder.marqueeAhead = answerAhead
}
