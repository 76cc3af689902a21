// Answers kept ready to send, outside the collected heap: what is asked for again costs no more than sending it.
import 'server-only'
import { LRUCache } from 'lru-cache'
import type { z } from 'zod'
import { type Body, encodeBody } from './http'
import { isMemorySmall } from './memory'
import { metrics } from './metrics'
import { processWide } from './process-wide'

/** Some 10 KB a list of films, some 2 KB a search. One that is not kept costs a third of a millisecond: its ranking is kept. */
const LARGEST = 64 * 1024 * 1024
const LARGEST_WHERE_SMALL = 8 * 1024 * 1024
/** Of an entry besides its bytes: key, tag, and the objects that hold them. */
const OVERHEAD_BYTES = 600

const bodies = processWide(
  'bodies',
  () =>
    new LRUCache<string, Body>({
      maxSize: isMemorySmall() ? LARGEST_WHERE_SMALL : LARGEST,
      sizeCalculation: ({ bytes }) => bytes.length + OVERHEAD_BYTES,
    }),
)

/** Returns the body of that key, made at first need. The key names all that the answer is made of, the content of the store too. */
export function keptBody<T>(key: string, schema: z.ZodType<T>, answer: () => T): Body {
  const kept = bodies.get(key)
  metrics.kept.inc({ outcome: kept ? 'hit' : 'miss' })
  if (kept) return kept
  const body = encodeBody(schema, answer())
  bodies.set(key, body)
  metrics.keptBytes.set(bodies.calculatedSize)
  return body
}
