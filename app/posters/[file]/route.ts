import { createHash } from 'node:crypto'
import { drawPoster } from '../draw-poster'

type Context = { params: Promise<{ file: string }> }

const KEPT = 'public, max-age=31536000, immutable'

/** The poster of a film as an SVG picture: /posters/27.svg. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const id = /^([1-9]\d{0,9})\.svg$/.exec((await params).file)?.[1]
  const svg = id === undefined ? null : await drawPoster(Number(id))
  if (svg === null) return new Response('There is no such poster.', { status: 404 })
  const tag = `"${createHash('sha1').update(svg).digest('base64url')}"`
  const headers = { etag: tag, 'cache-control': KEPT }
  if (request.headers.get('if-none-match')?.includes(tag))
    return new Response(null, { status: 304, headers })
  return new Response(svg, {
    headers: {
      ...headers,
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'",
    },
  })
}
