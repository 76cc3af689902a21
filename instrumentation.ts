/** Called by Next once, when a server starts: hands the gate to the server that stands before it, if one does. */
export async function register(): Promise<void> {
  const placeholder = process.env.PAGE_NONCE
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !placeholder) return
  const { makeGate } = await import('./lib/gate/gate')
  const { joinReplicas } = await import('./lib/gate/replicas')
  joinReplicas(placeholder)
  const holder = globalThis as { marqueeGate?: ReturnType<typeof makeGate> }
  holder.marqueeGate = makeGate(placeholder, process.env.NODE_ENV === 'development')
}
