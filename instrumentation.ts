/** Called by Next once, when a server starts: starts to send traces where that is configured, and hands the gate to the server that stands before it, if one does. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT || process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) {
    const { startTelemetry } = await import('./lib/gate/open-telemetry')
    startTelemetry()
  }
  const placeholder = process.env.PAGE_NONCE
  if (!placeholder) return
  const { makeGate } = await import('./lib/gate/gate')
  const { joinReplicas } = await import('./lib/gate/replicas')
  joinReplicas(placeholder)
  const holder = globalThis as { marqueeGate?: ReturnType<typeof makeGate> }
  holder.marqueeGate = makeGate(placeholder, process.env.NODE_ENV === 'development')
}
