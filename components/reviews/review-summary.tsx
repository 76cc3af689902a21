import type { AspectSummary, Review, ReviewsSummary } from '@/lib/api/review-schemas'
import { countOf } from '@/lib/format'
import { verdictName } from './verdict-mark'

/** In this order; said here again so that no schema comes along into the browser. */
const VERDICTS: Review['verdict'][] = ['glad', 'mixed', 'sad']
/** Aspects named on each side. */
const MOST_ASPECTS = 4

/** What the reviews come to: how they feel, their stars, what they praise and what they complain about. */
export function ReviewSummary({ summary }: { summary: ReviewsSummary }) {
  const { reviews, verdicts, stars, praised, criticised } = summary
  const rated = stars.reduce((sum, count) => sum + count, 0)
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <div>
        <p className="label text-soft">Rests on {countOf(reviews, 'review')}</p>
        <dl className="verdict-bars mt-2">
          {VERDICTS.map((verdict) => (
            <div key={verdict} data-verdict={verdict}>
              <dt>{verdictName(verdict)}</dt>
              <dd
                style={{ '--bar': `${share(verdicts[verdict], reviews)}%` } as React.CSSProperties}
              >
                {verdicts[verdict]}
              </dd>
            </div>
          ))}
        </dl>
        {rated > 0 && <Stars stars={stars} rated={rated} />}
      </div>
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
        <Side title="What they praise" aspects={praised} side="glad" />
        <Side title="What they complain about" aspects={criticised} side="sad" />
      </div>
    </div>
  )
}

/** A column for each number of stars. */
function Stars({ stars, rated }: { stars: readonly number[]; rated: number }) {
  const most = Math.max(...stars)
  const mean = stars.reduce((sum, count, i) => sum + count * (i + 1), 0) / rated
  const told = stars
    .map((count, i) => (count > 0 ? `${countOf(count, 'review')} with ${i + 1}` : null))
    .filter(Boolean)
    .join(', ')
  return (
    <figure className="mt-6">
      <figcaption className="label text-soft">
        Stars of {countOf(rated, 'review')}, on average {mean.toFixed(1)} of 10
      </figcaption>
      <div role="img" aria-label={`Of ten stars: ${told}.`} className="stars-plot mt-2">
        {stars.map((count, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ten places that never change
          <div key={i} style={{ '--bar': `${share(count, most)}%` } as React.CSSProperties}>
            <span>{count > 0 ? count : ''}</span>
            <i />
            <span>{i + 1}</span>
          </div>
        ))}
      </div>
    </figure>
  )
}

function Side({
  title,
  aspects,
  side,
}: {
  title: string
  aspects: readonly AspectSummary[]
  side: 'glad' | 'sad'
}) {
  return (
    <section>
      <h3 className="font-semibold text-lg">{title}</h3>
      {aspects.length === 0 ? (
        <p className="mt-2 text-soft">Nothing in particular.</p>
      ) : (
        <ul className="mt-2 space-y-4">
          {aspects.slice(0, MOST_ASPECTS).map(({ aspect, quote, ...counts }) => (
            <li key={aspect}>
              <p>
                <b className="capitalize">{aspect}</b>{' '}
                <span className="label text-soft">
                  {counts[side]} of {countOf(counts.glad + counts.sad, 'review')}
                </span>
              </p>
              {quote && <blockquote className="voice leading-snug">“{quote}”</blockquote>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole)
}
