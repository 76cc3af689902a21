import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { bestPossible, keystrokes, mistype, parseTitles, typos } from './queries'

const ALIENS = { id: 1, title: 'Aliens', year: 1986, weight: 5 }

describe('parseTitles', () => {
  it('reads tab-separated rows below a head line', () => {
    expect(
      parseTitles('tmdb_id\ttitle\tyear\tpopularity\n1\tAliens\t1986\t5\n2\tX\t\t0\n'),
    ).toEqual([ALIENS, { id: 2, title: 'X', year: null, weight: 0 }])
  })
})

describe('keystrokes', () => {
  it('types a title letter by letter', () => {
    const typed = keystrokes([ALIENS])
    expect(typed.map(({ text }) => text)).toEqual(['A', 'Al', 'Ali', 'Alie', 'Alien', 'Aliens'])
    expect(typed.at(-1)?.kind).toBe('title')
  })
})

describe('bestPossible', () => {
  it('serves all where five titles begin alike, and five of six where six do', () => {
    const namesakes = (count: number) =>
      Array.from({ length: count }, (_, id) => ({ ...ALIENS, id }))
    expect(bestPossible(namesakes(5))).toBe(1)
    expect(bestPossible(namesakes(6))).toBeCloseTo(5 / 6)
  })
})

describe('typos', () => {
  it('mistypes beginnings of 6, 8 and 12 letters and the whole, each length once', () => {
    const random = seededRandom(1)
    expect(typos([ALIENS], random)).toHaveLength(1)
    expect(typos([{ ...ALIENS, title: 'Alien: Covenant' }], random)).toHaveLength(4)
  })

  it('reach every letter, the first one too, and always change the text by at most one letter', () => {
    const random = seededRandom(2)
    const mistyped = Array.from({ length: 400 }, () => mistype('aliens', random))
    expect(mistyped.every((text) => text !== 'aliens' && Math.abs(text.length - 6) <= 1)).toBe(true)
    const first = mistyped.filter((text) => text[0] !== 'a').length
    expect(first).toBeGreaterThan(40)
    expect(first).toBeLessThan(120)
    expect(mistyped.filter((text) => !text.endsWith('s')).length).toBeGreaterThan(20)
  })
})
