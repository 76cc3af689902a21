import { describe, expect, it } from 'vitest'
import { buildTitleIndex } from './title-index'

type Row = [title: string, year: number, weight: number, ...alternatives: string[]]

const ROWS: Row[] = [
  ['The Matrix', 1999, 21_800],
  ['The Matrix Reloaded', 2003, 11_300],
  ['Armitage: Dual Matrix', 2002, 20],
  ['Alien', 1979, 14_000],
  ['Aliens', 1986, 10_400],
  ['Alien: Covenant', 2017, 11_000],
  ['Aline', 2020, 30],
  ['Star Wars', 1977, 17_500],
  ['Star Wars: The Force Awakens', 2015, 17_200],
  ['It', 2017, 16_000],
  ['It Follows', 2015, 7_000],
  ['The Italian Job', 2003, 7_500],
  ['Inception', 2010, 31_900],
  ['The Godfather', 1972, 16_300],
  ['The Godfather: Part II', 1974, 10_400],
  ['Dune', 1984, 2_400],
  ['Dune', 2021, 9_000],
  ['Rocky', 1976, 6_600],
  ['Rocky II', 1979, 3_100],
  ['Rocky III', 1982, 2_700],
  ['Se7en', 1995, 17_400, 'Seven'],
  ['Spider-Man', 2002, 13_900],
  ['The Amazing Spider-Man', 2012, 13_300],
  ['Fast & Furious', 2009, 5_500],
  ['Amélie', 2001, 8_500, "Le Fabuleux Destin d'Amélie Poulain"],
  ['Harry Potter and the Goblet of Fire', 2005, 17_500],
  ['Сталкер', 1979, 1_300, 'Stalker'],
  ['七人の侍', 1954, 2_200, 'Seven Samurai'],
  ['Z', 1969, 200],
  ['Up', 2009, 17_400],
  ['9', 2009, 2_800],
  ['300', 2006, 10_000],
  ['Them!', 1954, 300],
  ["Ocean's Eleven", 2001, 9_000],
  ['Blade Runner 2049', 2017, 9_500],
  ['Blade Runner', 1982, 11_000],
  ['$', 1971, 100],
]

const index = buildTitleIndex(
  ROWS.map(([title, year, weight, ...alternatives], id) => ({
    id,
    title,
    year,
    weight,
    alternatives,
  })),
)

function titlesFor(query: string, limit = 5): string[] {
  return index.search(query, limit).map(({ id }) => ROWS[id]?.[0] ?? '')
}

function firstFor(query: string): string | undefined {
  const [first] = index.search(query, 5)
  return first && `${ROWS[first.id]?.[0]} ${ROWS[first.id]?.[1]}`
}

describe('the order', () => {
  it('has the exact title first, then the popular, of nearly equals the more covered', () => {
    expect(titlesFor('alien').slice(0, 3)).toEqual(['Alien', 'Aliens', 'Alien: Covenant'])
    expect(titlesFor('aline')[0]).toBe('Aline')
    expect(titlesFor('star wars')).toEqual(['Star Wars', 'Star Wars: The Force Awakens'])
    expect(titlesFor('it').slice(0, 3)).toEqual(['It', 'It Follows', 'The Italian Job'])
  })

  it('has a title that starts so before one with the word further on', () => {
    expect(titlesFor('matrix')).toEqual([
      'The Matrix',
      'The Matrix Reloaded',
      'Armitage: Dual Matrix',
    ])
    expect(titlesFor('spid')).toEqual(['Spider-Man', 'The Amazing Spider-Man'])
  })

  it('has the better known film before its sequel while the title is typed', () => {
    expect(titlesFor('godfath')).toEqual(['The Godfather', 'The Godfather: Part II'])
    expect(titlesFor('incep')).toEqual(['Inception'])
  })

  it('heeds where words end', () => {
    expect(titlesFor('them')[0]).toBe('Them!')
    expect(titlesFor('the m')[0]).toBe('The Matrix')
  })

  it('has the more popular of two namesakes first and does not name one twice', () => {
    expect(firstFor('dune')).toBe('Dune 2021')
    expect(titlesFor('dune')).toEqual(['Dune', 'Dune'])
  })
})

describe('the ways to write a title', () => {
  it.each([
    ['MATRIX, THE', 'The Matrix 1999'],
    ['matrix the', 'The Matrix 1999'],
    ['the dune', 'Dune 2021'],
    ['amelie', 'Amélie 2001'],
    ['fabuleux destin', 'Amélie 2001'],
    ['fast and furious', 'Fast & Furious 2009'],
    ['fast & fur', 'Fast & Furious 2009'],
    ['oceans eleven', "Ocean's Eleven 2001"],
    ['oceans 11', "Ocean's Eleven 2001"],
    ['rocky 2', 'Rocky II 1979'],
    ['rocky ii', 'Rocky II 1979'],
    ['rocky three', 'Rocky III 1982'],
    ['se7en', 'Se7en 1995'],
    ['seven', 'Se7en 1995'],
    ['spiderman', 'Spider-Man 2002'],
    ['spider man', 'Spider-Man 2002'],
    ['starwars', 'Star Wars 1977'],
    ['goblet potter', 'Harry Potter and the Goblet of Fire 2005'],
    ['potter harry gob', 'Harry Potter and the Goblet of Fire 2005'],
    ['dune 1984', 'Dune 1984'],
    ['1984 dune', 'Dune 1984'],
    ['dune (1984)', 'Dune 1984'],
    ['dune 19', 'Dune 1984'],
    ['dune 1985', 'Dune 1984'],
    ['blade runner 2049', 'Blade Runner 2049 2017'],
    ['blade runner 1982', 'Blade Runner 1982'],
    ['сталк', 'Сталкер 1979'],
    ['七人', '七人の侍 1954'],
    ['z', 'Z 1969'],
    ['up', 'Up 2009'],
    ['9', '9 2009'],
    ['300', '300 2006'],
    ['$', '$ 1971'],
  ])('«%s» finds %s', (query, found) => {
    expect(firstFor(query)).toBe(found)
  })
})

describe('typos', () => {
  it.each([
    ['inxeption', 'Inception 2010', 1],
    ['incpetion', 'Inception 2010', 1],
    ['nception', 'Inception 2010', 1],
    ['xinception', 'Inception 2010', 1],
    ['icnep', 'Inception 2010', 1],
    ['godfahte', 'The Godfather 1972', 1],
    ['imceptiom', 'Inception 2010', 2],
    ['teh godfahter', 'The Godfather 1972', 2],
    ['potter gobelt', 'Harry Potter and the Goblet of Fire 2005', 1],
  ])('«%s» finds %s with %i', (query, found, typos) => {
    expect(firstFor(query)).toBe(found)
    expect(index.search(query, 5)[0]?.typos).toBe(typos)
  })

  it('allows none in two letters and only one in seven', () => {
    expect(titlesFor('qp')).toEqual([])
    expect(titlesFor('imcebti')).toEqual([])
  })

  it('shows no mistyped match far behind a faultless one', () => {
    expect(index.search('inception', 5).every(({ typos }) => typos === 0)).toBe(true)
  })
})

describe('any text', () => {
  it('finds nothing in nothing', () => {
    for (const query of ['', ' ', '\u0000', '\u200b', '🎬', 'qqqqqqqq'])
      expect(index.search(query, 5)).toEqual([])
    expect(buildTitleIndex([]).search('alien', 5)).toEqual([])
    expect(index.search('alien', 0)).toEqual([])
  })

  it('looks past control characters', () => {
    expect(firstFor('\u0000dune\u0000')).toBe('Dune 2021')
  })

  it('cuts 10,000 characters instead of choking on them', () => {
    expect(titlesFor('alien '.repeat(2_000))).toEqual([])
    expect(titlesFor('q'.repeat(10_000))).toEqual([])
  })

  it('skips entries without a title', () => {
    const sparse = buildTitleIndex([
      { id: 7, title: '', year: null, weight: 0 },
      { id: 8, title: 'Alien', year: null, weight: 0 },
    ])
    expect(sparse.search('alien', 5).map(({ id }) => id)).toEqual([8])
    expect(sparse.nearTitles('allen', 5).map(({ id }) => id)).toEqual([8])
  })
})

describe('the answer', () => {
  it('is no longer than asked and leads with the same film whatever the limit', () => {
    for (const query of ['a', 'the', 'alien', 'star', 'rocky', 'incpetion']) {
      expect(index.search(query, 1)).toHaveLength(1)
      expect(index.search(query, 1)[0]).toEqual(index.search(query, 20)[0])
    }
  })

  it('says what of the title matched', () => {
    const kinds = (query: string) => index.search(query, 1).map(({ kind }) => kind)
    expect(kinds('the matrix')).toEqual(['exact'])
    expect(kinds('matr')).toEqual(['start'])
    expect(kinds('goblet')).toEqual(['word'])
    expect(kinds('goblet harry')).toEqual(['words'])
  })

  it('does not hang on the scale of the weights', () => {
    const scaled = buildTitleIndex(
      ROWS.map(([title, year, weight], id) => ({ id, title, year, weight: weight / 1e6 })),
    )
    for (const query of ['alien', 'the', 's', 'incpt'])
      expect(scaled.search(query, 3).map(({ id }) => id)).toEqual(
        buildTitleIndex(ROWS.map(([title, year, weight], id) => ({ id, title, year, weight })))
          .search(query, 3)
          .map(({ id }) => id),
      )
  })
})

describe('names', () => {
  const names = ['Quentin Tarantino', 'Céline Sciamma', 'Bong Joon-ho', 'Uma Thurman']
  const people = buildTitleIndex(names.map((title, id) => ({ id, title, year: null, weight: 1 })))
  const found = (query: string) => people.search(query, 5).map(({ id }) => names[id])

  it('are found by either part, in any order, mistyped', () => {
    expect(found('tarantino')).toEqual(['Quentin Tarantino'])
    expect(found('tarantino quentin')).toEqual(['Quentin Tarantino'])
    expect(found('tarrantino')).toEqual(['Quentin Tarantino'])
    expect(found('celine')).toEqual(['Céline Sciamma'])
    expect(found('joonho')).toEqual(['Bong Joon-ho'])
  })
})

describe('nearTitles', () => {
  it('offers the most alike where search has nothing', () => {
    expect(titlesFor('gdfather prt tow')).toEqual([])
    const near = index.nearTitles('gdfather prt tow', 2)
    expect(near.map(({ id }) => ROWS[id]?.[0])).toEqual(['The Godfather: Part II', 'The Godfather'])
    expect(near[0]?.score).toBeGreaterThan(near[1]?.score ?? 1)
  })

  it('calls a title wholly like itself and offers nothing for nothing', () => {
    expect(index.nearTitles('Inception', 1)[0]?.score).toBe(1)
    expect(index.nearTitles('', 3)).toEqual([])
    expect(index.nearTitles('Inception', 0)).toEqual([])
    expect(index.nearTitles('ъъъ', 3)).toEqual([])
  })
})
