import { expect, test } from 'vitest'
import { mergeDraft, movieFromDraft } from './merge'
import { emptyDraft, type MovieDraft } from './movie'

function draft(source: string, facts: Partial<MovieDraft>): MovieDraft {
  return { ...emptyDraft('Alien', { source, key: '1' }), ...facts }
}

test('what the film lacks is filled in, what it knows stays', () => {
  const film = movieFromDraft(draft('a', { year: 1979, cast: ['Sigourney Weaver'] }), 7)
  const merged = mergeDraft(
    film,
    draft('b', { year: 1980, runtime: 117, cast: ['Tom Skerritt', 'Sigourney  Weaver'] }),
  )
  expect(merged).toMatchObject({
    id: 7,
    year: 1979,
    runtime: 117,
    cast: ['Sigourney Weaver', 'Tom Skerritt'],
  })
})

test('a draft that is believed wins, and the id stays', () => {
  const film = movieFromDraft(draft('a', { year: 1979 }), 7)
  expect(mergeDraft(film, draft('b', { year: 1980 }), 'draft')).toMatchObject({ id: 7, year: 1980 })
})

test('merging the same draft twice changes nothing the second time', () => {
  const film = movieFromDraft(draft('a', { keywords: ['space'] }), 7)
  const once = mergeDraft(film, draft('b', { keywords: ['alien', 'space'], genres: ['Horror'] }))
  expect(
    mergeDraft(once, draft('b', { keywords: ['alien', 'space'], genres: ['Horror'] })),
  ).toEqual(once)
  expect(once.provenance.map(({ source }) => source)).toEqual(['a', 'b'])
})

test('lists end at ten cast members and twenty keywords', () => {
  const many = Array.from({ length: 30 }, (_, i) => `n${i}`)
  const film = movieFromDraft(draft('a', {}), 1)
  const merged = mergeDraft(film, draft('b', { cast: many, keywords: many }))
  expect([merged.cast.length, merged.keywords.length]).toEqual([10, 20])
})
