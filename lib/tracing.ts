// Tells how long a piece of work took to whoever is configured to listen (lib/gate/open-telemetry.ts); otherwise does the work and nothing else.

export type Attributes = Record<string, string | number | boolean>

/** A piece of work under way; `set` tells more about it, `fail` says how it failed. */
export type Span = { set: (attributes: Attributes) => void; fail: (type: string) => void }

export type Work = {
  /** Few different ones: «GET /api/search», never an address. */
  name: string
  /** A request that came in, one that goes out, or work of our own. */
  kind: 'server' | 'client' | 'internal'
  /** By OpenTelemetry's semantic conventions. */
  attributes: Attributes
  /** Of a request that came in: its headers, which may name the work it is part of (W3C Trace Context). */
  headers?: Record<string, string | string[] | undefined>
}

export type Tracer = {
  /** Does the work, or waits for its promise; what it throws is told and thrown on. */
  trace: <T>(work: Work, run: (span: Span) => T) => T
  /** Does what nobody wants to hear of. */
  silence: <T>(run: () => T) => T
  /** Sends what waits to be sent; never rejects. */
  flush: () => Promise<void>
}

/** The bundler makes a copy of this module for every entry. */
const holder = globalThis as { marqueeTracer?: Tracer }
const NOBODY: Span = { set: () => undefined, fail: () => undefined }

/** Has all work told to that tracer from now on. */
export function tellTracer(tracer: Tracer): void {
  holder.marqueeTracer = tracer
}

/** Does a piece of work and has it told, with the work that it is part of. */
export function traced<T>(work: Work, run: (span: Span) => T): T {
  return holder.marqueeTracer ? holder.marqueeTracer.trace(work, run) : run(NOBODY)
}

/** Does what comes every few seconds whether or not anybody visits, and is told to nobody. */
export function untraced<T>(run: () => T): T {
  return holder.marqueeTracer ? holder.marqueeTracer.silence(run) : run()
}
