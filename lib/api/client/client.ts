// A small typed client of the API, for our own pages and for other programs.
import createClient, { type Client } from 'openapi-fetch'
import type { paths } from './paths'

export type MarqueeClient = Client<paths>

/**
 * Makes a client: `client.POST('/api/recommendations', { body: { films: [27] } })`. It answers with `data`, or with `error`, which is
 * problem details; only the network throws. `baseUrl` is that of a Marquee, nothing for the page's own.
 */
export function marqueeClient({
  baseUrl = '',
  headers = {},
}: {
  baseUrl?: string
  headers?: Record<string, string>
} = {}): MarqueeClient {
  return createClient<paths>({ baseUrl, headers })
}
