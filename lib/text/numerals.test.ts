import { describe, expect, it } from 'vitest'
import { formatRoman, numeralVariants, parseRoman, toArabic } from './numerals'

describe('parseRoman', () => {
  it('reads back every numeral that formatRoman writes', () => {
    for (let value = 1; value < 40; value++) expect(parseRoman(formatRoman(value))).toBe(value)
  })

  it('knows 4, 9, 14 and 38', () => {
    expect(['iv', 'ix', 'xiv', 'xxxviii'].map(parseRoman)).toEqual([4, 9, 14, 38])
  })

  it('takes no word and no broken numeral for a number', () => {
    for (const word of ['', 'mix', 'civil', 'iiii', 'vv', 'iix', 'xxxx', 'ivy'])
      expect(parseRoman(word)).toBeNull()
  })
})

describe('formatRoman', () => {
  it('refuses what it cannot write', () => {
    for (const value of [0, 40, 1.5, Number.NaN])
      expect(() => formatRoman(value)).toThrow(/from 1 to 39/)
  })
})

describe('toArabic', () => {
  it('turns sequels into digits', () => {
    expect(toArabic('rocky ii')).toBe('rocky 2')
    expect(toArabic('rocky v')).toBe('rocky 5')
    expect(toArabic('the godfather part iii')).toBe('the godfather part 3')
    expect(toArabic('star wars episode v the empire strikes back')).toBe(
      'star wars episode 5 the empire strikes back',
    )
  })

  it('leaves letters alone that open a title or stand amid it', () => {
    for (const title of ['i robot', 'v for vendetta', 'the x files', 'x', 'what i did', 'the v'])
      expect(toArabic(title)).toBe(title)
  })
})

describe('numeralVariants', () => {
  it('gives the digits, roman and written forms but not the one given', () => {
    expect(numeralVariants('rocky 2')).toEqual(['rocky ii', 'rocky two'])
    expect(numeralVariants('rocky ii')).toEqual(['rocky 2', 'rocky two'])
    expect(numeralVariants('oceans eleven')).toEqual(['oceans 11', 'oceans xi'])
    expect(numeralVariants('12 monkeys')).toEqual(['twelve monkeys'])
  })

  it('gives none where no small number is', () => {
    expect(numeralVariants('alien')).toEqual([])
    expect(numeralVariants('blade runner 2049')).toEqual([])
  })
})
