import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines } from './break-lines'

const letters = (text: string) => text.length

/** Every way to break words into so many lines. */
function allBreaks(words: readonly string[], count: number): string[][] {
  if (count === 1) return [[words.join(' ')]]
  const ways: string[][] = []
  for (let end = 1; end <= words.length - count + 1; end++)
    for (const rest of allBreaks(words.slice(end), count - 1))
      ways.push([words.slice(0, end).join(' '), ...rest])
  return ways
}

function unevenness(lines: readonly string[], words: readonly string[]): number {
  const mean = letters(words.join(' ')) / lines.length
  return lines.reduce((sum, line) => sum + ((line.length - mean) / mean) ** 2, 0)
}

describe('breakLines', () => {
  it('balances the lines', () => {
    const words = 'Eternal Sunshine Spotless Mind'.split(' ')
    expect(breakLines(words, 2, letters)).toEqual(['Eternal Sunshine', 'Spotless Mind'])
  })

  it('keeps small words with the word after them', () => {
    const words = 'Raiders of the Lost Ark'.split(' ')
    expect(breakLines(words, 2, letters)).toEqual(['Raiders', 'of the Lost Ark'])
  })

  it('breaks after a colon where it can', () => {
    const words = ['Dune:', 'Part', 'Two']
    expect(breakLines(words, 2, letters)?.[0]).toBe('Dune:')
  })

  it('has no answer for fewer words than lines', () => {
    expect(breakLines(['Alien'], 2, letters)).toBeNull()
  })

  it('is as even as the best of all breaks', () => {
    const word = fc
      .stringMatching(/^[b-z]{3,9}$/)
      .filter((text) => !['and', 'der', 'for', 'the'].includes(text))
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 3, maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (words, count) => {
          const ours = breakLines(words, count, letters)!
          const best = Math.min(...allBreaks(words, count).map((lines) => unevenness(lines, words)))
          expect(unevenness(ours, words)).toBeCloseTo(best, 9)
        },
      ),
    )
  })
})
