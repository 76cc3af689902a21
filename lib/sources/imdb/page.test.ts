import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  challengePage,
  changedPage,
  nextDataPage,
  oldLayoutPage,
  renderedPage,
} from '@/e2e/vendors/imdb'
import type { ReviewDraft } from '@/lib/catalogue/review'
import { parseReviewsPage } from './page'

function reviewsOf(html: string): ReviewDraft[] {
  const page = parseReviewsPage(html)
  if (page.kind !== 'found') throw new Error(JSON.stringify(page))
  expect(page.problems).toEqual([])
  return page.reviews
}

function dataPage(reviews: unknown, more: object = {}): string {
  const data = { props: { pageProps: { contentData: { reviews, ...more } } } }
  return `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script>`
}

const LAYOUTS = [
  ['data in the page', nextDataPage(), 'rw10000'],
  ['rendered articles', renderedPage(), 'rw20000'],
  ['the old layout', oldLayoutPage(), 'rw30000'],
] as const

describe.each(LAYOUTS)('a page with %s', (_, html, id) => {
  const reviews = reviewsOf(html)

  it('gives every review with author, title, stars, day and address', () => {
    expect(reviews).toHaveLength(8)
    expect(reviews[0]).toEqual({
      key: `${id}0`,
      author: 'lampkeeper',
      title: 'A light in the fog',
      text: 'What a wonderful film. The acting is superb from the first scene, and the story of the old harbour town moved me to tears. One of the best evenings I have had in a cinema.',
      stars: 10,
      isSpoiler: false,
      writtenOn: '2021-03-14',
      url: `https://www.imdb.com/review/${id}0/`,
    })
  })

  it('keeps paragraphs, knows spoilers and reviews without stars', () => {
    expect(reviews[1]?.text).toContain('for days.\n\nThe pacing')
    const ending = reviews.find(({ title }) => title === 'The ending')
    expect(ending).toMatchObject({ stars: null, isSpoiler: true })
    expect(reviews.filter(({ isSpoiler }) => isSpoiler)).toHaveLength(1)
  })

  it('gives hostile text as the plain text that its writer typed', () => {
    const hostile = reviews.find(({ title }) => title === 'Tags & tricks')
    expect(hostile?.text).toContain('lovely and charming film')
    expect(hostile?.author).toBe('b<b>old')
  })
})

describe('a page without reviews', () => {
  it('is told apart: nobody wrote, another layout, a test for a browser', () => {
    expect(parseReviewsPage(nextDataPage([]))).toEqual({ kind: 'none' })
    expect(parseReviewsPage('<div data-testid="tturv-total-reviews">0 reviews</div>')).toEqual({
      kind: 'none',
    })
    expect(
      parseReviewsPage('<div class="lister"><div class="header">0 Reviews</div></div>'),
    ).toEqual({
      kind: 'none',
    })
    expect(parseReviewsPage(changedPage()).kind).toBe('layout-changed')
    expect(parseReviewsPage(challengePage()).kind).toBe('blocked')
  })

  it('is never an empty list where the page says there are some', () => {
    const html = '<div data-testid="tturv-total-reviews">12 reviews</div>'
    expect(parseReviewsPage(html).kind).toBe('layout-changed')
    expect(parseReviewsPage(dataPage([], { totalReviews: 12 })).kind).toBe('layout-changed')
  })

  it('must say that there are none: articles may only have another name', () => {
    const section = (html: string) =>
      parseReviewsPage(`<div data-testid="reviews-section">${html}</div>`).kind
    expect(section('There are no reviews yet.')).toBe('none')
    expect(section('<article class="anew">A warm film.</article>')).toBe('layout-changed')
    const talk = `Be the first in the queue for it. ${'A warm film about bread. '.repeat(30)}`
    expect(section(`<article class="anew">${talk}</article>`)).toBe('layout-changed')
  })

  it('is none where the data say so in their count', () => {
    expect(parseReviewsPage(dataPage(null, { totalReviews: 0 }))).toEqual({ kind: 'none' })
    expect(parseReviewsPage(dataPage(null, {})).kind).toBe('layout-changed')
  })
})

describe('data in a page', () => {
  const review = { reviewId: 'rw7', reviewText: 'A warm film.', authorRating: 8 }
  const readOne = (changes: object) =>
    reviewsOf(dataPage([{ review: { ...review, ...changes } }]))[0]

  it('keep a review whose other fields have another form', () => {
    const odd = { author: 'x', authorRating: [8], spoiler: 3, submissionDate: 5, reviewSummary: 1 }
    const bare = { author: null, stars: null, isSpoiler: false, writtenOn: null, title: null }
    expect(readOne(odd)).toMatchObject({ text: 'A warm film.', ...bare })
  })

  it('give stars, spoilers and days in each of their forms', () => {
    expect(readOne({ authorRating: '8' })?.stars).toBe(8)
    expect(readOne({ spoiler: 'true' })?.isSpoiler).toBe(true)
    for (const submissionDate of [
      '2014-11-07',
      '2014-11-07T10:00:00Z',
      '7 November 2014',
      'Nov 7, 2014',
      { date: '2014-11-07' },
      { year: 2014, month: 11, day: 7 },
    ])
      expect(readOne({ submissionDate })?.writtenOn).toBe('2014-11-07')
    for (const submissionDate of ['2014-02-31', '2014-99-99', 'soon', '7 November 20145'])
      expect(readOne({ submissionDate })?.writtenOn).toBeNull()
  })

  it('give texts that are HTML and texts that are plain', () => {
    expect(readOne({ reviewText: { plaidHtml: 'One<br/>two &amp; three' } })?.text).toBe(
      'One\ntwo & three',
    )
    expect(
      readOne({ reviewText: { plaidHtml: '', plainText: 'One\n\n<b> &amp; two' } })?.text,
    ).toBe('One\n\n<b> &amp; two')
  })

  it('give a review once, and a key to one without an id', () => {
    const nameless = { reviewText: 'A warm film.' }
    const reviews = reviewsOf(dataPage([{ review }, { review }, nameless, nameless]))
    expect(reviews.map(({ key }) => key)).toEqual(['rw7', expect.stringMatching(/^[0-9a-f]{16}$/)])
    expect(reviews[1]?.url).toBeNull()
  })

  it('give at most a hundred reviews, and whole letters', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({ ...review, reviewId: `rw${i}` }))
    expect(reviewsOf(dataPage(many))).toHaveLength(100)
    expect(readOne({ reviewSummary: `${'a'.repeat(299)}😀` })?.title).toBe('a'.repeat(299))
  })

  it('give the total as a number, as digits, or not at all', () => {
    const totalOf = (more: object) => parseReviewsPage(dataPage([review], more))
    expect(totalOf({ totalReviews: '48' })).toMatchObject({ kind: 'found', total: 48 })
    expect(totalOf({ total: 48 })).toMatchObject({ kind: 'found', total: 48 })
    expect(totalOf({ totalReviews: {} })).toMatchObject({ kind: 'found', total: null })
  })
})

test('a rounded total is no total', () => {
  const page = (says: string) => renderedPage().replace(/\d+ reviews/, says)
  expect(parseReviewsPage(page('1,234 reviews'))).toMatchObject({ total: 1234 })
  expect(parseReviewsPage(page('1.2K reviews'))).toMatchObject({ total: null })
})

describe('broken pages', () => {
  it('tell each broken review by its place', () => {
    const whole = { reviewText: 'A warm film.' }
    const page = parseReviewsPage(dataPage([{ reviewId: 3 }, { reviewText: ' ' }, whole, null]))
    expect(page.kind === 'found' && page.problems.map(({ field }) => field)).toEqual([
      'review 1',
      'review 2',
      'review 4',
    ])
  })

  it('are a changed layout where no review can be used, which says why', () => {
    const page = parseReviewsPage(dataPage([{ reviewId: 3 }, 5]))
    expect(page).toMatchObject({ kind: 'layout-changed', detail: expect.stringContaining('2 rev') })
  })

  it('are a changed layout where they are made to keep the reader busy', () => {
    const deep = `<article class="user-review-item">${'<div>'.repeat(100_000)}`
    expect(parseReviewsPage(deep)).toMatchObject({ kind: 'layout-changed' })
  })

  it('lose the broken review and tell it', () => {
    const html = nextDataPage().replace('"reviewId":"rw100001"', '"reviewId":42')
    const page = parseReviewsPage(html)
    expect(page).toMatchObject({ kind: 'found', problems: [{ code: 'broken-review' }] })
    expect(page.kind === 'found' && page.reviews).toHaveLength(7)
  })

  it('give a result however they are cut, swapped and torn', () => {
    const pages = fc.constantFrom(...LAYOUTS.map(([, html]) => html))
    const tear = fc.record({ at: fc.nat(), length: fc.nat(400), by: fc.string({ maxLength: 20 }) })
    fc.assert(
      fc.property(pages, fc.array(tear, { minLength: 1, maxLength: 6 }), (html, tears) => {
        let torn = html
        for (const { at, length, by } of tears) {
          const from = at % torn.length
          torn = torn.slice(0, from) + by + torn.slice(from + length) || ' '
        }
        const page = parseReviewsPage(torn)
        if (page.kind !== 'found') return
        expect(page.reviews.length).toBeGreaterThan(0)
        for (const { text, key } of page.reviews) {
          expect(text.trim()).not.toBe('')
          expect(key).toMatch(/^(?:rw\d+|[0-9a-f]{16})$/)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('give a result whatever stands as data in the page', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const contentData = { reviews: [value, { review: value }] }
        for (const data of [value, { props: { pageProps: { contentData } } }])
          parseReviewsPage(
            `<script id="__NEXT_DATA__">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
          )
      }),
    )
  })
})
