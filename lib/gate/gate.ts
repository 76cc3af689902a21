// What stands between the network and Next where the server is ours: who may come in, what is answered at once, how answers leave.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { loadConfig } from '@/lib/config'
import { metrics } from '@/lib/serve/metrics'
import { answerAhead } from './ahead'
import { clientAddress } from './client-address'
import { guardPages } from './page-headers'
import { Overload } from './overload'
import { routeOf } from './routes'
import { sendAway } from './send-away'

/** What tells how things stand, and the parts of pages that were let in, are answered however things stand. */
const ALWAYS = /^\/(?:api\/(?:health|ready|metrics|revalidate)$|_next\/static\/|posters\/|icon)/
/** Where so few are being answered, timers come late for another reason, and sending one away would help nobody. */
const FEW_AT_ONCE = 48
const ADDRESS_HEADER = 'x-marquee-address'

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
/** `compress` is put between what Next writes and the network. */
export type Gate = (
  request: IncomingMessage,
  response: ServerResponse,
  compress: Handler,
) => boolean

/**
 * Makes the gate. It returns whether it answers a request itself; otherwise Next should. `placeholder` stands for the nonce in pages made
 * by Next.
 */
export function makeGate(placeholder: string, isDevelopment: boolean): Gate {
  const { isAhead, siteUrl, trustedProxies } = loadConfig()
  const isSecure = siteUrl.startsWith('https:')
  const overload = new Overload()
  overload.start()
  const { requests, shed } = metrics
  let atOnce = 0
  return (request, response, compress) => {
    const { url = '/', method = 'GET', headers, socket } = request
    const began = performance.now()
    const route = routeOf(url)
    atOnce++
    response.once('close', () => {
      atOnce--
      const labels = { route, method, status: response.statusCode }
      requests.observe(labels, (performance.now() - began) / 1000)
    })
    headers[ADDRESS_HEADER] = clientAddress(
      socket.remoteAddress ?? '',
      headers['x-forwarded-for'] as string | undefined,
      trustedProxies,
    )
    // By this Next learns the nonce; a sender's own would stay in kept pages.
    headers['content-security-policy'] = `script-src 'nonce-${placeholder}'`
    if (isSecure)
      response.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
    if (atOnce > FEW_AT_ONCE && !ALWAYS.test(url) && overload.isTooMuch(Math.random())) {
      shed.inc()
      sendAway(request, response)
      return true
    }
    if (isAhead && answerAhead(request, response)) return true
    compress(request, response, () => undefined)
    guardPages(response, placeholder, { isSecure, isDevelopment })
    return false
  }
}
