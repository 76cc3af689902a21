import { describe, expect, it } from 'vitest'
import { cleanReviewText, LONGEST_REVIEW, readStars } from './review'

describe('cleanReviewText', () => {
  it('tidies blanks and keeps paragraphs', () => {
    expect(cleanReviewText('  one \t two \r\n\r\n\r\n\r\n three\u00a0 ')).toBe('one two\n\nthree')
  })

  it('takes out control letters, direction marks and halves of letters', () => {
    expect(cleanReviewText('a\u0000b\u202ec\ud800d')).toBe('a b cd')
  })

  it('cuts a long text at a word and says so', () => {
    const cut = cleanReviewText('word '.repeat(5000))
    expect(cut.length).toBeLessThanOrEqual(LONGEST_REVIEW)
    expect(cut).toMatch(/word…$/)
  })

  it('never cuts a letter in two', () => {
    expect(cleanReviewText('🎬'.repeat(LONGEST_REVIEW))).not.toMatch(/\p{Cs}/u)
  })
})

describe('readStars', () => {
  it('reads stars of any scale as 1 to 10', () => {
    expect([readStars('8'), readStars(4, 5), readStars(0.5, 10), readStars('7.5')]).toEqual([
      8, 8, 1, 8,
    ])
  })

  it('knows no stars outside the scale', () => {
    expect([readStars(0), readStars(11), readStars(''), readStars(null), readStars('x')]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
