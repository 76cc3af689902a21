// IMDb's reviews of a film: one page, asked for as its robots.txt allows, one at a time.
import robotsParser, { type Robot } from 'robots-parser'
import type { ReviewSource, ReviewsOutcome } from '../review-source'
import { USER_AGENT } from '@/lib/outgoing'
import { type CommonPace, VendorClient } from '../vendor-client'
import { parseReviewsPage } from './page'

const ROBOTS_KEPT_MS = 24 * 3_600_000
/** The rules speak of paths below the base address, whatever host and folder that is. */
const SITE = 'https://www.imdb.com'
const TITLE = /^tt\d{7,10}$/

/** Questions a second. */
export const IMDB_PACE = 1

/** `pace`: that of all processes together. */
export type ImdbOptions = { baseUrl: string; pace?: CommonPace | undefined; client?: VendorClient }

/** Opens the source; keep one a process. Whether it may be asked at all is the caller's to decide. */
export function imdbReviews({
  baseUrl,
  pace,
  client = openClient(baseUrl, pace),
}: ImdbOptions): ReviewSource {
  let kept: { rules: Robot; until: number } | null = null
  let asking: Promise<Robot | ReviewsOutcome> | null = null

  /** Returns the rules, or why they could not be had; without rules everything is allowed. */
  function readRobots(): Promise<Robot | ReviewsOutcome> {
    if (kept && kept.until > Date.now()) return Promise.resolve(kept.rules)
    asking ??= askRobots().finally(() => {
      asking = null
    })
    return asking
  }

  async function askRobots(): Promise<Robot | ReviewsOutcome> {
    const asked = await client.fetchText('/robots.txt')
    if (!asked.isFound && asked.kind !== 'not-found') return outcomeOf(asked)
    const rules = robotsParser(`${SITE}/robots.txt`, asked.isFound ? asked.value.body : '')
    kept = { rules, until: Date.now() + ROBOTS_KEPT_MS }
    return rules
  }

  return {
    name: 'imdb',
    isOn: true,
    async fetchReviews({ ids }): Promise<ReviewsOutcome> {
      if (ids.imdb === null || !TITLE.test(ids.imdb)) return { kind: 'no-id' }
      const path = `/title/${ids.imdb}/reviews`
      const rules = await readRobots()
      if ('kind' in rules) return rules
      if (rules.isDisallowed(`${SITE}${path}`, USER_AGENT))
        return {
          kind: 'blocked',
          detail: `IMDb's robots.txt asks programs to stay away from ${path}.`,
          retryAfter: null,
        }
      const page = await client.fetchText(path)
      if (!page.isFound) return outcomeOf(page)
      if (page.value.body.trim() === '')
        return { kind: 'blocked', detail: 'IMDb answered 200 with nothing.', retryAfter: null }
      return parseReviewsPage(page.value.body)
    },
  }
}

function openClient(baseUrl: string, pace: CommonPace | undefined): VendorClient {
  return new VendorClient({
    name: 'IMDb',
    baseUrl,
    headers: { accept: 'text/html', 'accept-language': 'en' },
    pacePerSecond: IMDB_PACE,
    pace,
    concurrency: 1,
    retries: 1,
    timeoutMs: 10_000,
  })
}

function outcomeOf({
  kind,
  detail,
  retryAfter,
}: Exclude<Awaited<ReturnType<VendorClient['fetchText']>>, { isFound: true }>): ReviewsOutcome {
  return { kind, detail, retryAfter }
}
