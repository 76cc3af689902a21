import { beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { bestEntries, scoreOf } from './best-first'
import { prefixDistance } from './edit-distance'
import { type TitleEntry, titleKeys } from './keys'
import { toCodes, toLetters } from './letters'
import { buildTrie, type TitleTrie } from './trie'
import { allowedTypos, LEAST_TYPO_COST } from './typos'
import { type Place, walkTrie } from './walk'
import { matchWords } from './words'

/** Few letters, so that random titles and queries are alike now and then. */
const LETTERS = 'abcd'
const random = seededRandom(20)

function randomInteger(below: number): number {
  return Math.floor(random() * below)
}

function randomText(words: number, longest: number): string {
  const word = () =>
    Array.from({ length: 1 + randomInteger(longest) }, () => LETTERS[randomInteger(4)]).join('')
  return Array.from({ length: words }, word).join(' ')
}

const entries: TitleEntry[] = Array.from({ length: 300 }, (_, id) => ({
  id,
  title: randomText(1 + randomInteger(4), 6),
  year: 1900 + randomInteger(120),
  weight: randomInteger(1000),
}))

/** Optimal string alignment as the textbook has it: the whole matrix, then the best beginning of the text. */
function slowPrefixDistance(query: string, text: string): number {
  const cost: number[][] = Array.from({ length: query.length + 1 }, (_, i) =>
    Array.from({ length: text.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= query.length; i++)
    for (let j = 1; j <= text.length; j++) {
      const same = query[i - 1] === text[j - 1] ? 0 : 1
      let best = Math.min(cost[i - 1]![j - 1]! + same, cost[i - 1]![j]! + 1, cost[i]![j - 1]! + 1)
      if (i > 1 && j > 1 && query[i - 1] === text[j - 2] && query[i - 2] === text[j - 1])
        best = Math.min(best, cost[i - 2]![j - 2]! + 1)
      cost[i]![j] = best
    }
  return Math.min(...cost[query.length]!)
}

/** The title from each of its words on, without blanks. */
function slowKeys(title: string): string[] {
  const words = title.split(' ')
  return words.map((_, from) => words.slice(from).join(''))
}

function slowTypos(query: string, title: string): number {
  return Math.min(
    ...slowKeys(title).map((key) => slowPrefixDistance(query.replaceAll(' ', ''), key)),
  )
}

let trie: TitleTrie
beforeAll(() => {
  trie = buildTrie(titleKeys(entries))
})

function placesOf(query: string, typos: number, threshold = Number.NEGATIVE_INFINITY): Place[] {
  return walkTrie(trie, toLetters(query, false), { typos, threshold })
}

function entriesBelow({ node }: Place): number[] {
  const first = trie.firstKey[node]!
  return [...trie.sorted.subarray(first, first + trie.keyCount[node]!)].map(
    (key) => trie.keys.entry[key]!,
  )
}

describe('walkTrie', () => {
  it.each([0, 1, 2])('agrees with the slow scorer on what matches within %i typos', (most) => {
    let matches = 0
    for (let round = 0; round < 60; round++) {
      const query = randomText(1 + randomInteger(2), 6)
      const levels = Array.from({ length: most + 1 }, (_, typos) => typos)
      const found = new Set(levels.flatMap((typos) => placesOf(query, typos)).flatMap(entriesBelow))
      const expected = entries.filter(({ title }) => slowTypos(query, title) <= most)
      expect([...found].sort((a, b) => a - b)).toEqual(expected.map(({ id }) => id))
      matches += expected.length
    }
    expect(matches).toBeGreaterThan(100)
  })

  it('leaves out under a threshold only what cannot exceed it', () => {
    for (let round = 0; round < 40; round++) {
      const query = randomText(1, 8)
      const best = ({ node, cost }: Place) => trie.best[node]! - cost
      const threshold = 8 - LEAST_TYPO_COST
      const wanted = placesOf(query, 1).filter((place) => best(place) > threshold)
      expect(placesOf(query, 1, threshold)).toEqual(wanted)
    }
  })
})

describe('bestEntries', () => {
  it('brings the same entries in the same order as scoring every key', () => {
    for (let round = 0; round < 60; round++) {
      const letters = toLetters(randomText(1 + randomInteger(2), 3), random() < 0.5)
      const typos = letters.codes.length < 3 ? 0 : 1
      const places = [0, typos].flatMap((count) =>
        walkTrie(trie, letters, { typos: count, threshold: Number.NEGATIVE_INFINITY }),
      )
      const scores = new Map<number, number>()
      for (const place of places)
        for (
          let i = trie.firstKey[place.node]!, left = trie.keyCount[place.node]!;
          left > 0;
          i++, left--
        ) {
          const key = trie.sorted[i]!
          const entry = trie.keys.entry[key]!
          const score = scoreOf(trie, place, key, letters)
          scores.set(entry, Math.max(scores.get(entry) ?? Number.NEGATIVE_INFINITY, score))
        }
      const expected = [...scores.values()].sort((a, b) => b - a).slice(0, 10)
      const found = bestEntries(trie, places, letters, 10)
      expect(found.map(({ score }) => score)).toEqual(expected)
      for (const { key, score } of found) expect(scores.get(trie.keys.entry[key]!)).toBe(score)
      expect(new Set(found.map(({ key }) => trie.keys.entry[key])).size).toBe(found.length)
    }
  })
})

describe('prefixDistance', () => {
  it.each([0, 1, 2, 3])('agrees with the whole matrix up to %i edits', (most) => {
    for (let round = 0; round < 300; round++) {
      const [query, text] = [randomText(1, 8), randomText(1, 10)]
      const codes = toCodes(text)
      const fast = prefixDistance(
        toCodes(query),
        { text: codes, start: 0, end: codes.length },
        most,
      )
      expect(fast).toBe(Math.min(most + 1, slowPrefixDistance(query, text)))
    }
  })

  it('counts a swap once and a missing end not at all', () => {
    const text = toCodes('alien')
    const distance = (query: string) =>
      prefixDistance(toCodes(query), { text, start: 0, end: 5 }, 2)
    expect([distance('ali'), distance('alein'), distance('aliens'), distance('xlien')]).toEqual([
      0, 1, 1, 1,
    ])
    expect(distance('zzzzz')).toBe(3)
  })
})

describe('matchWords', () => {
  const years = entries.map(({ year }) => year)

  it.each([0, 1, 2])('agrees with the slow scorer on words anywhere with %i typos', (mostTypos) => {
    let matches = 0
    for (let round = 0; round < 60; round++) {
      const words = [...new Set(randomText(2 + randomInteger(2), 5).split(' '))]
      const wanted = { years, mostTypos, isPromising: () => true }
      const found = matchWords(trie, words, wanted).sort((a, b) => a.entry - b.entry)
      const expected = entries
        .map(({ id, title }) => ({ entry: id, typos: slowWordTypos(words, title, mostTypos) }))
        .filter(({ typos }) => typos <= mostTypos)
      expect(found).toEqual(expected)
      matches += expected.length
    }
    expect(matches).toBeGreaterThan(20)
  })

  it('takes a year for a word, and one off for a typo', () => {
    const [entry] = entries
    const [word = ''] = entry?.title.split(' ') ?? []
    const typosOf = (year: number) =>
      matchWords(trie, [word, String(year)], {
        years,
        mostTypos: 1,
        isPromising: (e) => e === 0,
      })[0]?.typos
    expect(typosOf(years[0] ?? 0)).toBe(0)
    expect(typosOf((years[0] ?? 0) + 1)).toBe(1)
    expect(typosOf((years[0] ?? 0) + 2)).toBeUndefined()
  })

  it('does not look at what promises nothing', () => {
    const wanted = { years, mostTypos: 0, isPromising: (entry: number) => entry % 2 === 0 }
    const found = matchWords(trie, ['a', 'b'], wanted)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ entry }) => entry % 2 === 0)).toBe(true)
  })

  function slowWordTypos(words: string[], title: string, mostTypos: number): number {
    return words.reduce((sum, word) => {
      const fewest = slowTypos(word, title)
      const isAllowed = fewest <= Math.min(mostTypos, allowedTypos(word.length))
      return sum + (isAllowed ? fewest : Number.POSITIVE_INFINITY)
    }, 0)
  }
})
