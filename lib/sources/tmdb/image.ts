// Pictures of TMDB in the sizes that it serves.
import { AppError } from '@/lib/errors'
import { fetchOutside, USER_AGENT } from '@/lib/outgoing'
import { type Asked, failed } from '../vendor-failure'

/** TMDB's own sizes, `original` left out: it may have 20 MB. */
export const IMAGE_SIZES = [
  'w45',
  'w92',
  'w154',
  'w185',
  'w300',
  'w342',
  'w500',
  'w780',
  'w1280',
  'h632',
] as const

export type ImageSize = (typeof IMAGE_SIZES)[number]

export type TmdbImage = { type: string; bytes: Uint8Array<ArrayBuffer> }

const PATIENCE_MS = 10_000
const MOST_BYTES = 4_000_000
const TYPES = /^image\/(?:jpeg|png|webp|avif)$/

/** Fetches a picture by its path, "/abc.jpg". Redirects are not followed. */
export async function fetchTmdbImage(
  imageUrl: string,
  size: ImageSize,
  path: string,
): Promise<Asked<TmdbImage>> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    const response = await fetchOutside(new URL(`${imageUrl}/${size}${path}`), {
      signal,
      headers: { 'user-agent': USER_AGENT, accept: 'image/*' },
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      const kind = response.status === 404 ? 'not-found' : 'failing'
      return failed(kind, `TMDB answered ${response.status} for a picture.`)
    }
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!.trim()
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of response.body ?? []) {
      length += chunk.length
      if (length > MOST_BYTES) break
      chunks.push(chunk)
    }
    if (!TYPES.test(type) || length > MOST_BYTES)
      return failed('nonsense', `TMDB answered «${type}» of ${length} bytes for a picture.`)
    return { isFound: true, value: { type, bytes: new Uint8Array(Buffer.concat(chunks)) } }
  } catch (error) {
    if (error instanceof AppError) throw error
    return failed(signal.aborted ? 'timed-out' : 'offline', 'TMDB gave no picture.')
  }
}
