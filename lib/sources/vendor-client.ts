// Asks one configured host, and no other: paced, timed, retried with jitter, and left alone while it is down.
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  handleWhenResult,
  type IPolicy,
  retry,
  wrap,
} from 'cockatiel'
import PQueue from 'p-queue'
import type { Response } from 'undici'
import { AppError } from '@/lib/errors'
import { fetchOutside, USER_AGENT } from '@/lib/outgoing'
import { type Span, traced } from '@/lib/tracing'
import { type Asked, failed } from './vendor-failure'

/** A pace kept together with other processes that ask the same vendor. */
export type CommonPace = {
  /** Takes the next turn and returns in how many milliseconds it comes; one later than `mostWaitMs` is not taken. */
  take: (mostWaitMs: number) => Promise<number>
  /** Gives nobody a turn for so many milliseconds. */
  rest: (milliseconds: number) => Promise<void>
}

/** How a vendor is asked. */
export type VendorOptions = {
  /** For messages: "TMDB". */
  name: string
  /** "https://api.themoviedb.org/3"; every path is below it. */
  baseUrl: string
  headers?: Record<string, string>
  /** Added to every address, never to a message: a v3 key. */
  secretQuery?: Record<string, string>
  /** Requests begun in any one second. */
  pacePerSecond?: number
  /** Kept besides that of this process. */
  pace?: CommonPace | undefined
  /** Requests under way at once. */
  concurrency?: number
  /** Patience with one attempt, body included. */
  timeoutMs?: number
  /** Attempts after the first. */
  retries?: number
  /** A longer `Retry-After` is not waited for but told. */
  mostWaitMs?: number
}

/** A text as it came, with status 200. */
export type VendorText = { contentType: string; body: string }

const DEFAULTS = {
  pacePerSecond: 40,
  concurrency: 8,
  timeoutMs: 8000,
  retries: 2,
  mostWaitMs: 5000,
}
/** So many failures in a row, and the vendor is left alone for a while. */
const BREAK_AFTER = 5
const REST_MS = 30_000
/** The largest answers of TMDB have some 1 MB, pages of reviews some 2 MB. */
const MOST_BYTES = 8_000_000
/** Redirects are followed on the same origin only; a film that was merged moves once. */
const MOST_REDIRECTS = 3

/** A connection to one vendor; keep one a process, since pace and breaker live in it. */
export class VendorClient {
  readonly #options: Required<Omit<VendorOptions, 'headers' | 'secretQuery' | 'pace'>> &
    Pick<VendorOptions, 'headers' | 'secretQuery' | 'pace'>
  readonly #queue: PQueue
  readonly #policy: IPolicy
  /** Until then the vendor asked not to be asked. */
  #restUntil = 0

  constructor(options: VendorOptions) {
    this.#options = { ...DEFAULTS, ...options }
    this.#queue = new PQueue({
      concurrency: this.#options.concurrency,
      interval: 1000,
      intervalCap: this.#options.pacePerSecond,
      strict: true,
    })
    this.#policy = wrap(
      retry(
        handleWhenResult((result) => this.#isWorthRetrying(result as Asked<unknown>)),
        { maxAttempts: this.#options.retries, backoff: retryBackoff() },
      ),
      circuitBreaker(
        handleWhenResult((result) => isBreakdown(result as Asked<unknown>)),
        { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(BREAK_AFTER) },
      ),
    )
  }

  /**
   * Gets a text below the base address. What comes back says how it failed, if it did; nothing is thrown
   * for what the vendor or the network does.
   */
  async fetchText(path: string, query: Record<string, string> = {}): Promise<Asked<VendorText>> {
    const left = this.#restUntil - Date.now()
    const { name } = this.#options
    if (left > 0) {
      const seconds = Math.ceil(left / 1000)
      return failed('rate-limited', `${name} asked to be left alone for ${seconds} s.`, seconds)
    }
    const address = this.#addressOf(path, query)
    try {
      return await this.#policy.execute(() => this.#queue.add(() => this.#attempt(address)))
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        return failed(
          'offline',
          `${name} failed ${BREAK_AFTER} times in a row and is left alone for ${REST_MS / 1000} s.`,
          REST_MS / 1000,
        )
      throw error
    }
  }

  #addressOf(path: string, query: Record<string, string>): URL {
    const address = new URL(`${this.#options.baseUrl.replace(/\/+$/, '')}${path}`)
    for (const [name, value] of Object.entries({ ...query, ...this.#options.secretQuery }))
      address.searchParams.set(name, value)
    return address
  }

  /** Told without the query, which may hold a key. */
  #attempt(address: URL): Promise<Asked<VendorText>> {
    const attributes = {
      'http.request.method': 'GET',
      'server.address': address.hostname,
      'server.port': Number(address.port) || (address.protocol === 'https:' ? 443 : 80),
      'url.full': `${address.origin}${address.pathname}`,
    }
    return traced({ name: `GET ${this.#options.name}`, kind: 'client', attributes }, (span) =>
      this.#ask(address, span),
    )
  }

  async #ask(address: URL, span: Span): Promise<Asked<VendorText>> {
    const { name, timeoutMs, headers, pace, mostWaitMs } = this.#options
    const failing: typeof failed = (kind, message, ...more) => {
      span.fail(kind)
      return failed(kind, message, ...more)
    }
    const wait = pace ? await pace.take(mostWaitMs) : 0
    if (wait > mostWaitMs) {
      const seconds = Math.ceil(wait / 1000)
      return failing('rate-limited', `${name} is asked again in ${seconds} s.`, seconds)
    }
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      let at = address
      for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
        const response = await fetchOutside(at, {
          signal,
          headers: { 'user-agent': USER_AGENT, ...headers },
        })
        const next = redirectOf(response, at)
        span.set({ 'http.response.status_code': response.status })
        if (next === null) {
          const asked = await this.#read(response)
          if (!asked.isFound) span.fail(String(response.status))
          return asked
        }
        await response.body?.cancel()
        if (next.origin !== address.origin)
          return failing('nonsense', `${name} sent us to another host, which is not followed.`)
        at = next
      }
      return failing('nonsense', `${name} sent us around ${MOST_REDIRECTS} times.`)
    } catch (error) {
      if (error instanceof AppError) throw error
      if (signal.aborted)
        return failing('timed-out', `${name} gave no answer within ${timeoutMs / 1000} s.`)
      return failing('offline', `${name} could not be reached (${codeOf(error)}).`)
    }
  }

  async #read(response: Response): Promise<Asked<VendorText>> {
    const { name } = this.#options
    const { status } = response
    const body = await readBody(response)
    if (body === null) return failed('nonsense', `${name} sent more than ${MOST_BYTES / 1e6} MB.`)
    if (status === 200)
      return {
        isFound: true,
        value: { contentType: response.headers.get('content-type') ?? '', body },
      }
    const got = `${name} answered ${status}`
    if (status === 401) return failed('key-refused', `${got}: the key is not accepted.`)
    if (status === 404 || status === 410) return failed('not-found', `${got}.`)
    if (status === 429) return this.#rest(got, response.headers.get('retry-after'))
    if (status >= 500) return failed('failing', `${got}.`)
    if ([202, 204, 403, 451].includes(status))
      return failed('blocked', `${got}${body === '' ? ' with nothing' : ''}.`)
    return failed('nonsense', `${got}, expected 200.`)
  }

  #rest(got: string, header: string | null) {
    const seconds = readRetryAfter(header)
    if (seconds !== null && seconds * 1000 > this.#options.mostWaitMs) {
      this.#restUntil = Date.now() + seconds * 1000
      void this.#options.pace?.rest(seconds * 1000)
    }
    return failed('rate-limited', `${got}: too many requests.`, seconds)
  }

  #isWorthRetrying(result: Asked<unknown>): boolean {
    if (result.isFound) return false
    if (result.kind === 'rate-limited')
      return (result.retryAfter ?? 0) * 1000 <= this.#options.mostWaitMs
    return result.kind === 'failing' || result.kind === 'offline'
  }
}

/** What says that the vendor is down, rather than that the question was wrong. */
function isBreakdown(result: Asked<unknown>): boolean {
  return !result.isFound && ['failing', 'offline', 'timed-out'].includes(result.kind)
}

/** Exponential with decorrelated jitter (cockatiel's own), never sooner than the vendor asked for. */
function retryBackoff() {
  const exponential = new ExponentialBackoff({ initialDelay: 200, maxDelay: 4000 })
  return new DelegateBackoff<{ result: unknown }, ReturnType<typeof exponential.next>>(
    ({ result }, before) => {
      const state = before ? before.next(undefined) : exponential.next()
      const asked = (result as { value?: Asked<unknown> }).value
      const wanted = asked && !asked.isFound ? (asked.retryAfter ?? 0) * 1000 : 0
      return { delay: Math.max(wanted, state.duration), state: state as never }
    },
  )
}

/** Seconds of a Retry-After header, which holds seconds or a date; null where it says nothing usable. */
function readRetryAfter(header: string | null): number | null {
  if (header === null) return null
  if (/^\d{1,6}$/.test(header.trim())) return Number(header)
  const time = Date.parse(header)
  return Number.isNaN(time) ? null : Math.max(0, Math.ceil((time - Date.now()) / 1000))
}

function redirectOf(response: Response, from: URL): URL | null {
  const location = response.headers.get('location')
  if (response.status < 300 || response.status >= 400 || location === null) return null
  return URL.canParse(location, from) ? new URL(location, from) : null
}

async function readBody(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) {
      await response.body?.cancel().catch(() => undefined)
      return null
    }
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** The code of a network error, ENOTFOUND or ECONNREFUSED; its message may hold an address with a key. */
function codeOf(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause ?? error
  return String((cause as { code?: unknown }).code ?? (cause as Error).name)
}
