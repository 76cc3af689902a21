// Pages of reviews in the three layouts that IMDb had, in our own words.
import { HOSTILE_REVIEW, type FakeReview, LONG_REVIEW, REVIEWS } from './words'

const ALL = [...REVIEWS, HOSTILE_REVIEW, LONG_REVIEW]

/** A page whose data stand as JSON in a script. */
export function nextDataPage(reviews: readonly FakeReview[] = ALL): string {
  const contentData = {
    totalReviews: reviews.length === 0 ? 0 : reviews.length + 40,
    reviews: reviews.map(({ author, title, text, stars, isSpoiler, day }, i) => ({
      review: {
        reviewId: `rw10000${i}`,
        author: { userId: `ur${i}`, username: { text: author } },
        reviewSummary: title,
        reviewText: asHtml(text).replaceAll('\n\n', '<br/><br/>'),
        authorRating: stars,
        submissionDate: day,
        spoiler: isSpoiler ?? false,
        helpfulness: { upVotes: i, downVotes: 1 },
      },
    })),
  }
  const data = { props: { pageProps: { contentData } }, page: '/title/[tconst]/reviews' }
  const json = JSON.stringify(data).replaceAll('</', '<\\/')
  return frame(`<main></main><script id="__NEXT_DATA__" type="application/json">${json}</script>`)
}

/** A page as a browser shows it. */
export function renderedPage(): string {
  const articles = ALL.map(
    (
      { author, title, text, stars, isSpoiler, day },
      i,
    ) => `<article class="sc-1 user-review-item"><div>
${stars === null ? '' : `<span class="ipc-rating-star ipc-rating-star--other-user"><span class="ipc-rating-star--rating">${stars}</span><span class="ipc-rating-star--maxRating">/10</span></span>`}
<div data-testid="review-summary"><a href="/review/rw20000${i}/"><h3>${asHtml(title)}</h3></a></div>
${isSpoiler ? '<button data-testid="review-spoiler-button">Spoiler</button>' : ''}
<div data-testid="review-overflow"><div class="ipc-html-content-inner-div">${asHtml(text).replaceAll('\n\n', '<br><br>')}</div></div>
<div><a data-testid="author-link" href="/user/ur${i}/">${asHtml(author)}</a> <li class="review-date">${longDay(day)}</li></div>
</div></article>`,
  )
  return frame(
    `<div data-testid="tturv-total-reviews">${ALL.length} reviews</div>${articles.join('')}`,
  )
}

/** A page of the years before. */
export function oldLayoutPage(): string {
  const items = ALL.map(
    (
      { author, title, text, stars, isSpoiler, day },
      i,
    ) => `<div class="lister-item mode-detail imdb-user-review" data-review-id="rw30000${i}">
${stars === null ? '' : `<div class="ipl-ratings-bar"><span class="rating-other-user-rating"><svg></svg><span>${stars}</span><span class="point-scale">/10</span></span></div>`}
<a href="/review/rw30000${i}/" class="title"> ${asHtml(title)}
</a><div class="display-name-date"><span class="display-name-link"><a href="/user/ur${i}/">${asHtml(author)}</a></span><span class="review-date">${longDay(day)}</span></div>
${isSpoiler ? '<span class="spoiler-warning">Warning: Spoilers</span>' : ''}
<div class="content"><div class="text show-more__control">${asHtml(text).replaceAll('\n\n', '<br/><br/>')}</div></div></div>`,
  )
  return frame(
    `<div class="lister"><div class="header"><div><span>${ALL.length} Reviews</span></div></div><div class="lister-list">${items.join('')}</div></div>`,
  )
}

/** A page with nothing that any reader knows. */
export function changedPage(): string {
  return frame('<section class="brand-new"><p>All is new here.</p></section>')
}

/** A page that wants to see a browser. */
export function challengePage(): string {
  return '<html><body><div id="challenge-container"></div><script>window.gokuProps = {}</script></body></html>'
}

function frame(body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>User reviews</title></head><body>${body}</body></html>`
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function longDay(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
}
