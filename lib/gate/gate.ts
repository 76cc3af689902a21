// What stands between the network and Next where the server is ours: who may come in, what is answered at once, how answers leave.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { loadConfig } from '@/lib/config'
import { findHotAnswer } from '@/lib/serve/hot'
import { metrics } from '@/lib/serve/metrics'
import { untraced } from '@/lib/tracing'
import { answerAhead } from './ahead'
import { clientAddress } from './client-address'
import { Lane, MADE_BY_NEXT, type Ticket } from './lane'
import { LOOK_MILLISECONDS, Overload } from './overload'
import { guardPages } from './page-headers'
import { routeOf } from './routes'
import { sendAway } from './send-away'

/** What tells how things stand, and the parts of pages that were let in, are answered however things stand. */
const ALWAYS = /^\/(?:api\/(?:health|ready|metrics|revalidate)$|_next\/static\/|posters\/|icon)/
/** The lane is looked at every fifth time. */
const LOOKS_A_LANE = 5
/** A thread that is at work so large a share of the time has no rest. */
const NO_REST = 0.9
/** One that is always at work and gets less of a core than this shares it with something else: an update, a backup, another site. */
const STARVED = 0.7
/** That passes, so waiting may take so many times as long before anybody is sent away. */
const PATIENCE = 6
const ADDRESS_HEADER = 'x-marquee-address'

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
/** `compress` is put between what Next writes and the network; `pass` hands the request to Next. */
export type Gate = (
  request: IncomingMessage,
  response: ServerResponse,
  compress: Handler,
  pass: () => void,
) => void

/**
 * Makes the gate, which answers a request or hands it to Next, now or in its turn. `placeholder` stands for the nonce in pages made by
 * Next.
 */
export function makeGate(placeholder: string, isDevelopment: boolean): Gate {
  const { isAhead, siteUrl, trustedProxies } = loadConfig()
  const isSecure = siteUrl.startsWith('https:')
  const overload = new Overload()
  const lane = new Lane(MADE_BY_NEXT)
  watchThread(overload, lane)
  const { requests, shed } = metrics
  const refuse = (request: IncomingMessage, response: ServerResponse) => {
    shed.inc()
    sendAway(request, response)
  }
  return (request, response, compress, pass) => {
    const { url = '/', method = 'GET', headers, socket } = request
    const began = performance.now()
    const route = routeOf(url)
    let ticket: Ticket | null = null
    response.once('close', () => {
      const now = performance.now()
      if (ticket) lane.leave(ticket, now)
      requests.observe({ route, method, status: response.statusCode }, (now - began) / 1000)
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
    const answer = isAhead ? findHotAnswer(method, url) : null
    if (answer) {
      if (overload.isTooMuch(Math.random())) refuse(request, response)
      else answerAhead(answer, route, request, response)
      return
    }
    const enter = () => {
      compress(request, response, () => undefined)
      guardPages(response, placeholder, { isSecure, isDevelopment })
      pass()
    }
    if (ALWAYS.test(url)) return untraced(enter)
    ticket = lane.ask(enter, () => refuse(request, response), began)
  }
}

/** Tells both how the thread is. The timer holds no process alive. */
function watchThread(overload: Overload, lane: Lane): void {
  let looks = 0
  let patience = 1
  let before = performance.eventLoopUtilization()
  let at = performance.now()
  let cpu = process.cpuUsage()
  setInterval(() => {
    const now = performance.now()
    overload.look(now, patience)
    if (++looks % LOOKS_A_LANE !== 0) return
    const current = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(current, before)
    const { user, system } = process.cpuUsage(cpu)
    const cores = (user + system) / 1000 / (now - at)
    const isBusy = utilization > NO_REST
    patience = isBusy && cores < STARVED ? PATIENCE : 1
    lane.look(now, isBusy, patience)
    before = current
    at = now
    cpu = process.cpuUsage()
  }, LOOK_MILLISECONDS).unref()
}
