// What operators' graphs are made of, as Prometheus reads it.
import 'server-only'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { loadConfig } from '@/lib/config'
import { sharedRedis } from '@/lib/shared/connection'
import { processWide } from './process-wide'
import { loadSnapshot } from './snapshot'

/** Seconds; from what is sent from memory to what a slow vendor takes. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The figures of this process. Names follow Prometheus' rules: base units, `_total` for counters. */
export const metrics = processWide('metrics', makeMetrics)

function makeMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'marquee_model_info',
    help: 'The model that serves; always 1.',
    labelNames: ['name', 'version'],
    registers,
    collect() {
      const { name, version } = loadSnapshot().model
      this.reset()
      this.set({ name, version }, 1)
    },
  })
  new Gauge({
    name: 'marquee_films',
    help: 'Films that can be recommended.',
    registers,
    collect() {
      this.set(loadSnapshot().movies.length)
    },
  })
  if (loadConfig().redisUrl !== null) addRedis(registry)
  return {
    registry,
    requests: new Histogram({
      name: 'marquee_http_request_duration_seconds',
      help: 'How long answers took, by kind of address, method and status.',
      labelNames: ['route', 'method', 'status'],
      buckets: BUCKETS,
      registers,
    }),
    shed: new Counter({
      name: 'marquee_http_requests_shed_total',
      help: 'Requests sent away because more was asked than could be answered.',
      registers,
    }),
    limited: new Counter({
      name: 'marquee_rate_limited_total',
      help: 'Requests refused because one visitor or address asked too often.',
      labelNames: ['what'],
      registers,
    }),
    events: new Counter({
      name: 'marquee_events_total',
      help: 'Events and impressions kept.',
      registers,
    }),
    kept: new Counter({
      name: 'marquee_kept_answers_total',
      help: 'Answers looked for among those kept ready.',
      labelNames: ['outcome'],
      registers,
    }),
    keptBytes: new Gauge({
      name: 'marquee_kept_answers_bytes',
      help: 'Memory of the answers kept ready.',
      registers,
    }),
    vendors: new Counter({
      name: 'marquee_vendor_requests_total',
      help: 'Questions to vendors (TMDB, IMDb), by how they ended.',
      labelNames: ['vendor', 'outcome'],
      registers,
    }),
  }
}

/** Both are of this replica: Redis may be there for others. */
function addRedis(registry: Registry): void {
  const registers = [registry]
  new Gauge({
    name: 'marquee_redis_up',
    help: 'Whether Redis answers this replica; 0: it goes on alone.',
    registers,
    collect() {
      this.set(sharedRedis()?.isUp ? 1 : 0)
    },
  })
  new Counter({
    name: 'marquee_redis_failures_total',
    help: 'Questions to Redis that were not answered in time, or refused.',
    registers,
    collect() {
      this.reset()
      this.inc(sharedRedis()?.failures ?? 0)
    },
  })
}
