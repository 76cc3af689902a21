// How Next's pages are kept in memory: as bytes outside the collected heap, one piece each, bounded by what they really take.
import memory from 'next/dist/server/lib/incremental-cache/memory-cache.external.js'

const MEGABYTE = 1024 * 1024
/** Entry, key, headers, and an object for each part. */
const OVERHEAD_BYTES = 3 * 1024

/** Pages that are asked for most; more would be asked for too seldom. */
const MOST_MEGABYTES = 256
/** Of all that there is. */
const SHARE = 1 / 8

/** Bytes that kept pages may take: little below MEMORY_MB of 1024, or as much of a container (as lib/serve/memory.ts has it). */
export function mostPageBytes() {
  const megabytes =
    Number(process.env.MEMORY_MB) ||
    (process.constrainedMemory?.() || Number.POSITIVE_INFINITY) / MEGABYTE
  return (megabytes < 1024 ? 16 : Math.min(MOST_MEGABYTES, megabytes * SHARE)) * MEGABYTE
}

/**
 * Has Next's one cache in memory keep pages so. Next keeps markup as a string; a single curly quote makes that two bytes a letter, and
 * strings of 128 KB lie alone in pages of 256 KB of the heap, so that 256 MB of letters took a gigabyte. To be called before the first request.
 *
 * @param {import('next/dist/server/lib/lru-cache').LRUCache<any>} cache
 */
export function keepPagesAsBytes(cache = memory.getMemoryCache(mostPageBytes())) {
  const { get, set, calculateSize } = cache
  cache.get = (key) => unpacked(get.call(cache, key))
  cache.set = (key, entry) => set.call(cache, key, packed(entry))
  cache.calculateSize = (entry, key) => calculateSize(entry, key) + OVERHEAD_BYTES
  return cache
}

/** Markup is a buffer from here on, whose length is its bytes; all parts of a page lie in one piece of memory. */
function packed(entry) {
  const { value } = entry ?? {}
  if (value?.kind !== 'APP_PAGE' || typeof value.html !== 'string') return entry
  const { html, rscData, segmentData } = value
  const length = Buffer.byteLength(html)
  const parts = [rscData, ...(segmentData?.values() ?? [])].filter(Boolean)
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + part.length, length))
  whole.write(html)
  let at = length
  const move = (part) => {
    whole.set(part, at)
    at += part.length
    return whole.subarray(at - part.length, at)
  }
  return {
    ...entry,
    value: {
      ...value,
      html: whole.subarray(0, length),
      ...(rscData && { rscData: move(rscData) }),
      ...(segmentData && {
        segmentData: new Map([...segmentData].map(([path, part]) => [path, move(part)])),
      }),
    },
  }
}

function unpacked(entry) {
  const { value } = entry ?? {}
  if (!Buffer.isBuffer(value?.html)) return entry
  return { ...entry, value: { ...value, html: value.html.toString() } }
}
