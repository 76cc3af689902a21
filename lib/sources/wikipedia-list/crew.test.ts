import { describe, expect, it } from 'vitest'
import { parseCrew, parseNames } from './crew'

describe('parseCrew', () => {
  it.each([
    [
      'Ann Lee (director); Bo Fry, Cy Orr (screenplay); Di Moe, Ed Poe',
      ['Ann Lee'],
      ['Di Moe', 'Ed Poe'],
    ],
    ['Ann Lee (director/screenplay); Di Moe', ['Ann Lee'], ['Di Moe']],
    ['Ann Lee, Bo Fry (directors); Cy Orr (story); Di Moe', ['Ann Lee', 'Bo Fry'], ['Di Moe']],
    ['Ann Lee and Bo Fry (directors, screenplay)', ['Ann Lee', 'Bo Fry'], []],
    ['Ann Lee (director), Bo Fry (writer), Di Moe, Ed Poe', ['Ann Lee'], ['Di Moe', 'Ed Poe']],
    ['Ann Lee (art director); Bo Fry (director)', ['Bo Fry'], []],
    ['Ann Lee (director); Di Moe, Ed Poe (voices)', ['Ann Lee'], ['Di Moe', 'Ed Poe']],
    [
      'Ann Lee (director); Robert Downey, Jr., Di Moe',
      ['Ann Lee'],
      ['Robert Downey Jr.', 'Di Moe'],
    ],
    ['Di Moe, Ed Poe', [], ['Di Moe', 'Ed Poe']],
    ['TBA', [], []],
    ['', [], []],
  ])('reads «%s»', (text, directors, cast) => {
    expect(parseCrew(text)).toEqual({ directors, cast, junk: [], isCut: false })
  })

  it('keeps what is whole of a cell that was cut', () => {
    expect(parseCrew('Ann Lee (director); Bo Fry (scree...')).toMatchObject({
      directors: ['Ann Lee'],
      cast: [],
      isCut: true,
    })
    expect(parseCrew('Ann Lee (director/scre…')).toMatchObject({ directors: ['Ann Lee'] })
    expect(parseCrew('Ann Lee (director), Di M...')).toMatchObject({
      directors: ['Ann Lee'],
      cast: [],
    })
    expect(parseCrew('Ann Le...')).toMatchObject({ directors: [], cast: [] })
  })

  it('takes no bracket for a name', () => {
    expect(parseCrew('Ann Lee (director); ), —, Di Moe; Ed Poe (unc')).toEqual({
      directors: ['Ann Lee'],
      cast: ['Di Moe'],
      junk: [')', '—'],
      isCut: false,
    })
  })
})

describe('parseNames', () => {
  it('parts names by commas, lines, "and" and "&"', () => {
    const { names } = parseNames('Ann Lee, Bo Fry\nCy Orr, and Di Moe & Ed Poe (voice), Bo Fry')
    expect(names).toEqual(['Ann Lee', 'Bo Fry', 'Cy Orr', 'Di Moe', 'Ed Poe'])
  })

  it('leaves out a last name that was cut', () => {
    expect(parseNames('Ann Lee, Bo F…')).toEqual({ names: ['Ann Lee'], junk: [], isCut: true })
  })
})
