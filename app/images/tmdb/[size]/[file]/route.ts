import { readTmdbImage } from '@/lib/serve/tmdb-image'

type Context = { params: Promise<{ size: string; file: string }> }

/** TMDB names a picture anew when it changes; its terms let nothing be kept beyond six months. */
const KEPT = 'public, max-age=604800'

/** A picture of TMDB, fetched by this server so that nobody else learns who looks at which film. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { size, file } = await params
  const image = await readTmdbImage(size, file)
  if (image === null)
    return new Response('There is no such picture.', {
      status: 404,
      headers: { 'cache-control': 'no-store' },
    })
  return new Response(image.bytes, {
    headers: {
      'content-type': image.type,
      'cache-control': KEPT,
      'content-security-policy': "default-src 'none'",
    },
  })
}
