import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
  })
})

describe('broken pages', () => {
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
