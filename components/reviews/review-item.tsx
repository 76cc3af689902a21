import type { Review } from '@/lib/api/review-schemas'
import { formatDate, joinNames } from '@/lib/format'
import { sourceName } from './source-name'
import { VerdictMark } from './verdict-mark'

/** One review, its text folded where it gives the film away. Every text is shown as text. */
export function ReviewItem({ review }: { review: Review }) {
  const { author, title, text, stars, isSpoiler, writtenOn, source, url, because } = review
  const by = [author ?? 'Somebody', writtenOn && formatDate(writtenOn)].filter(Boolean).join(', ')
  return (
    <article className="review">
      <header>
        <VerdictMark verdict={review.verdict} probability={review.probability} />
        {stars !== null && (
          <p role="img" aria-label={`${stars} of 10 stars`} className="label">
            <span aria-hidden>★ {stars} / 10</span>
          </p>
        )}
        {review.isOwn && <p className="label">Yours</p>}
      </header>
      {title && <h3 className="mt-2 font-semibold text-lg leading-snug">{title}</h3>}
      {isSpoiler ? (
        <details className="mt-2">
          <summary className="font-semibold text-sm">Gives the film away. Show it anyway</summary>
          <Text text={text} />
        </details>
      ) : (
        <Text text={text} />
      )}
      <footer className="label mt-3 text-soft">
        <p>
          {by}
          {source !== 'pasted' && (
            <>
              {' · '}
              {url ? (
                <a href={url} rel="noreferrer nofollow ugc" className="textlink">
                  {sourceName(source)}
                </a>
              ) : (
                sourceName(source)
              )}
            </>
          )}
        </p>
        {because.length > 0 && !isSpoiler && (
          <p>Because of {joinNames(because.map((term) => `«${term}»`))}</p>
        )}
      </footer>
    </article>
  )
}

/** Long texts are cut by the eye, not by us: past ten lines they fold. */
const LONG_TEXT = 700

function Text({ text }: { text: string }) {
  const paragraphs = text.split(/\n+/).filter(Boolean)
  if (text.length <= LONG_TEXT) return <Paragraphs paragraphs={paragraphs} />
  const cut = text.lastIndexOf(' ', LONG_TEXT)
  const head = text.slice(0, cut > 0 ? cut : LONG_TEXT)
  return (
    <details className="folded">
      <summary>
        <span className="head">{head} … </span>
        <span className="more">Read on</span>
      </summary>
      <Paragraphs paragraphs={paragraphs} />
    </details>
  )
}

function Paragraphs({ paragraphs }: { paragraphs: readonly string[] }) {
  return paragraphs.map((paragraph, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never change places
    <p key={i} className="mt-2 max-w-[42rem]">
      {paragraph}
    </p>
  ))
}
