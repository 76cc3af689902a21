// A page of reviews of IMDb, whichever of its layouts it has.
import { loadPage } from '../html-text'
import type { ReviewsOutcome } from '../review-source'
import { readNextData } from './next-data'
import { readOldLayout } from './old-layout'
import { readRendered } from './rendered'

/** What stands on pages that want to see a browser. */
const CHALLENGE =
  /awswaf|aws-waf-token|gokuProps|challenge-container|g-recaptcha|hcaptcha|verify (?:that )?you(?:'|’)?(?:re| are) (?:not a robot|human)/i
/** A page of reviews has more than this; a challenge less. */
const CHALLENGE_BYTES = 60_000

/**
 * Reads the reviews of a page. Never throws: a page without any known layout is `layout-changed`, one that
 * tests for a browser is `blocked`; nothing is done to get past it.
 */
export function parseReviewsPage(html: string): ReviewsOutcome {
  const $ = loadPage(html)
  if ($ === null) return changed(`a page of ${html.length} letters too tangled to be read`)
  let broken = ''
  for (const read of [readNextData, readRendered, readOldLayout]) {
    const page = read($)
    if (page?.kind === 'none' || (page && page.reviews.length > 0)) return page
    if (page?.problems[0])
      broken ||= `${page.problems.length} reviews that cannot be used (${page.problems[0].message}) and `
  }
  if (html.length < CHALLENGE_BYTES && CHALLENGE.test(html))
    return { kind: 'blocked', detail: 'The page tests for a browser.', retryAfter: null }
  return changed(`${broken}a page of ${html.length} letters without reviews in a known form`)
}

function changed(got: string): ReviewsOutcome {
  const expected = '__NEXT_DATA__ with reviews, article.user-review-item or div.imdb-user-review'
  return { kind: 'layout-changed', detail: `Got ${got}, expected ${expected}.` }
}
