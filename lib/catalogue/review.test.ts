import { describe, expect, it } from 'vitest'
import { cleanReviewLine, cleanReviewText, LONGEST_REVIEW, readDay, readStars } from './review'

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

describe('cleanReviewLine', () => {
  it('makes one line, cut between letters, and null of nothing', () => {
    expect(cleanReviewLine(' Ann\n\nLee ', 20)).toBe('Ann Lee')
    expect(cleanReviewLine('ab🎬', 3)).toBe('ab')
    expect([cleanReviewLine(' \n', 9), cleanReviewLine(null, 9)]).toEqual([null, null])
  })
})

describe('readDay', () => {
  it('reads the day of a date, and no day that never was', () => {
    expect(readDay('2020-02-29T10:00:00Z')).toBe('2020-02-29')
    expect(['2021-02-29', '2020-13-01', 'soon', '', null].map(readDay)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
