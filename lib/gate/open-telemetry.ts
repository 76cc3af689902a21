// Sends what `lib/tracing.ts` and Next tell to an OpenTelemetry collector; loaded only where one is configured.
import {
  context,
  diag,
  propagation,
  type Span as OtelSpan,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { core, NodeSDK, resources } from '@opentelemetry/sdk-node'
import { loadConfig } from '@/lib/config'
import { logger } from '@/lib/log'
import { requireNamed } from '@/lib/outgoing'
import { type Tracer, tellTracer } from '@/lib/tracing'
import { version } from '@/package.json'

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL }
/** A collector that is away is told of so often, not with every batch. */
const TELL_MILLISECONDS = 60_000
/** So long may sending take when the server stops. */
const FLUSH_MILLISECONDS = 1500

/**
 * Starts to send. Address, headers, protocol, sampling and batches are what OpenTelemetry's own variables say; spans that cannot be sent
 * are dropped, and nobody waits for them.
 */
export function startTelemetry(): void {
  const { tracesUrl } = loadConfig()
  if (tracesUrl) requireNamed(new URL(tracesUrl))
  tellOfTrouble()
  const sdk = new NodeSDK({
    // What the environment says of name and version goes over this.
    resource: resources
      .defaultResource()
      .merge(
        resources.resourceFromAttributes({ 'service.name': 'marquee', 'service.version': version }),
      ),
    resourceDetectors: [resources.envDetector],
    // Figures are for Prometheus (/api/metrics), and logs go where the process writes them.
    metricReaders: [],
    logRecordProcessors: [],
  })
  sdk.start()
  tellTracer(tracerOf(sdk))
}

function tracerOf(sdk: NodeSDK): Tracer {
  const tracer = trace.getTracer('marquee', version)
  return {
    trace: ({ name, kind, attributes, headers }, run) => {
      const parent = headers ? propagation.extract(context.active(), headers) : context.active()
      return tracer.startActiveSpan(name, { kind: KINDS[kind], attributes }, parent, (span) => {
        const told = {
          set: (more: typeof attributes) => void span.setAttributes(more),
          fail: (type: string) => fail(span, type),
        }
        return ended(span, () => run(told))
      })
    },
    silence: (run) => context.with(core.suppressTracing(context.active()), run),
    flush: () => flush(sdk),
  }
}

/** Ends the span with the work, or with its promise. */
function ended<T>(span: OtelSpan, run: () => T): T {
  const failed = (error: unknown): never => {
    fail(span, error instanceof Error ? error.name : 'Error')
    span.end()
    throw error
  }
  try {
    const result = run()
    if (!(result instanceof Promise)) {
      span.end()
      return result
    }
    const whole = result.then((value) => {
      span.end()
      return value
    }, failed)
    return whole as T
  } catch (error) {
    return failed(error)
  }
}

function fail(span: OtelSpan, type: string): void {
  span.setAttribute('error.type', type)
  span.setStatus({ code: SpanStatusCode.ERROR })
}

async function flush(sdk: NodeSDK): Promise<void> {
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, FLUSH_MILLISECONDS).unref()
  })
  const sent = sdk
    .shutdown()
    .catch((error) => logger().warn({ err: error }, 'the last traces could not be sent'))
  await Promise.race([sent, late])
}

/** OpenTelemetry's own words of warning, in our log. */
function tellOfTrouble(): void {
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = (message: string, ...more: unknown[]) => {
    const now = performance.now()
    if (now - toldAt < TELL_MILLISECONDS) return
    toldAt = now
    logger().warn({ telemetry: [message, ...more].join(' ').slice(0, 500) }, 'traces are not sent')
  }
  const nothing = () => undefined
  diag.setLogger({ error: tell, warn: tell, info: nothing, debug: nothing, verbose: nothing })
}
