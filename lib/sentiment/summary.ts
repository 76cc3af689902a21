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

/** How people speak of one aspect: reviews whose sentences about it are more often glad, or sad. */
export type AspectSummary = {
  aspect: Aspect
  glad: number
  sad: number
  /** The surest sentence of the side that the aspect is listed on; none is quoted twice. */
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
 * Sums reviews up. An aspect is praised where more reviews are glad of it than sad, criticised where fewer;
 * where they are as many it stands on both sides.
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
  const counted = ASPECTS.map((aspect) => countAspect(reviews, aspect)).sort(byWeight)
  const praised = counted.filter(({ glad, sad }) => glad > 0 && glad >= sad)
  const criticised = counted.filter(({ glad, sad }) => sad > 0 && sad >= glad)
  return {
    reviews: reviews.length,
    verdicts,
    stars,
    praised: withQuotes(praised, reviews, 'glad'),
    criticised: withQuotes(criticised, reviews, 'sad'),
  }
}

function countAspect(reviews: readonly SummarisedReview[], aspect: Aspect) {
  const counts = { aspect, glad: 0, sad: 0 }
  for (const { mentions } of reviews) {
    let lean = 0
    for (const mention of mentions) if (mention.aspect === aspect) lean += LEAN[mention.verdict]
    if (lean > 0) counts.glad++
    if (lean < 0) counts.sad++
  }
  return counts
}

const LEAN: Record<Verdict, number> = { glad: 1, mixed: 0, sad: -1 }

function withQuotes(
  aspects: readonly Omit<AspectSummary, 'quote'>[],
  reviews: readonly SummarisedReview[],
  side: 'glad' | 'sad',
): AspectSummary[] {
  const quoted = new Set<string>()
  const sure = ({ probability }: AspectMention) => (side === 'glad' ? probability : 1 - probability)
  const quotable = reviews
    .filter(({ isSpoiler }) => !isSpoiler)
    .flatMap(({ mentions }) => mentions)
    .filter(({ verdict, text }) => verdict === side && isQuotable(text))
    .sort((a, b) => sure(b) - sure(a) || (a.text < b.text ? -1 : 1))
  return aspects.map((counts) => {
    const best = quotable.find(({ aspect, text }) => aspect === counts.aspect && !quoted.has(text))
    if (best) quoted.add(best.text)
    return { ...counts, quote: best?.text ?? null }
  })
}

function isQuotable({ length }: string): boolean {
  return length >= QUOTABLE.shortest && length <= QUOTABLE.longest
}

type Counts = Omit<AspectSummary, 'quote'>

function byWeight(a: Counts, b: Counts): number {
  return b.glad + b.sad - (a.glad + a.sad) || ASPECTS.indexOf(a.aspect) - ASPECTS.indexOf(b.aspect)
}
