// Many reviews in a few lines: how they feel, what they praise and what they complain about.
import { ASPECTS, type Aspect } from './aspects'
import { type AspectMention, type Verdict, VERDICTS } from './score'

/** A scored review as far as a summary needs it. */
export type SummarisedReview = {
  verdict: Verdict
  stars: number | null
  /** Nothing is quoted from reviews that give the film away. */
  isSpoiler: boolean
  mentions: readonly AspectMention[]
}

/** How people speak of one aspect. */
export type AspectSummary = {
  aspect: Aspect
  glad: number
  sad: number
  /** The plainest sentence of the side that the aspect is listed on. */
  quote: string | null
}

export type ReviewsSummary = {
  /** How many reviews it rests on. */
  reviews: number
  verdicts: Record<Verdict, number>
  /** Reviews by stars, ten places from one star to ten. */
  stars: number[]
  /** Most spoken of first. */
  praised: AspectSummary[]
  criticised: AspectSummary[]
}

const MOST_STARS = 10
/** Sentences of this many letters read well as a quotation. */
const QUOTABLE = { shortest: 30, longest: 220 }

/**
 * Sums reviews up. An aspect is praised where more sentences are glad of it than sad, criticised where
 * fewer; where they are as many it stands on both sides.
 */
export function summariseReviews(reviews: readonly SummarisedReview[]): ReviewsSummary {
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
    Verdict,
    number
  >
  const stars = Array.from({ length: MOST_STARS }, () => 0)
  for (const review of reviews) {
    verdicts[review.verdict]++
    if (review.stars !== null) stars[review.stars - 1]!++
  }
  const praised = ASPECTS.map((aspect) => summariseAspect(reviews, aspect, 'glad'))
  const criticised = ASPECTS.map((aspect) => summariseAspect(reviews, aspect, 'sad'))
  return {
    reviews: reviews.length,
    verdicts,
    stars,
    praised: praised.filter(({ glad, sad }) => glad > 0 && glad >= sad).sort(byWeight),
    criticised: criticised.filter(({ glad, sad }) => sad > 0 && sad >= glad).sort(byWeight),
  }
}

function summariseAspect(
  reviews: readonly SummarisedReview[],
  aspect: Aspect,
  side: 'glad' | 'sad',
): AspectSummary {
  const all = reviews.flatMap(({ mentions, isSpoiler }) =>
    mentions.filter((one) => one.aspect === aspect).map((one) => ({ ...one, isSpoiler })),
  )
  const sure = ({ probability }: AspectMention) => (side === 'glad' ? probability : 1 - probability)
  const quotable = all
    .filter(
      ({ verdict, isSpoiler, text }) =>
        verdict === side &&
        !isSpoiler &&
        text.length >= QUOTABLE.shortest &&
        text.length <= QUOTABLE.longest,
    )
    .sort((a, b) => sure(b) - sure(a) || (a.text < b.text ? -1 : 1))
  return {
    aspect,
    glad: all.filter(({ verdict }) => verdict === 'glad').length,
    sad: all.filter(({ verdict }) => verdict === 'sad').length,
    quote: quotable[0]?.text ?? null,
  }
}

function byWeight(a: AspectSummary, b: AspectSummary): number {
  return b.glad + b.sad - (a.glad + a.sad) || ASPECTS.indexOf(a.aspect) - ASPECTS.indexOf(b.aspect)
}
