import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharesOf } from './shares'

const reason = (label: string, contribution: number) => ({
  kind: 'keyword' as const,
  label,
  contribution,
})

describe('sharesOf', () => {
  it('gives parts of a thousand, the strongest first', () => {
    const shares = sharesOf([reason('a', 0.1), reason('b', 0.3)], 8)
    expect(shares.map(({ label, parts }) => [label, parts])).toEqual([
      ['b', 750],
      ['a', 250],
    ])
  })

  it('adds the small ones up, but never a single one', () => {
    const four = ['a', 'b', 'c', 'd'].map((label, i) => reason(label, 4 - i))
    expect(sharesOf(four, 2).map(({ label }) => label)).toEqual(['a', 'b', '2 smaller ones'])
    expect(sharesOf(four, 3).map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('always sums to the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.0001, max: 1, noNaN: true }), { minLength: 1 }),
        (values) => {
          const shares = sharesOf(
            values.map((value, i) => reason(String(i), value)),
            6,
          )
          expect(shares.reduce((sum, { parts }) => sum + parts, 0)).toBe(1000)
        },
      ),
    )
  })

  it('says nothing of a score of nothing', () => {
    expect(sharesOf([], 5)).toEqual([])
    expect(sharesOf([reason('a', 0)], 5)).toEqual([])
  })
})
