import { expect, test } from 'vitest'
import type { Movie } from '@/lib/catalogue/movie'
import { movieStandings } from './standing'

type Facts = Pick<Movie, 'rating' | 'popularity' | 'directors' | 'cast' | 'provenance'>
const film = (facts: Partial<Facts>): Facts => ({
  rating: null,
  popularity: null,
  directors: [],
  cast: [],
  provenance: [{ source: 'imdb-5000', key: '1' }],
  ...facts,
})

test('a perfect mean of few votes stands below a high mean of many', () => {
  const [few, many] = movieStandings([
    film({ rating: { mean: 10, count: 10 } }),
    film({ rating: { mean: 9, count: 1_000_000 } }),
    film({ rating: { mean: 5, count: 1_000_000 } }),
  ])
  expect(few!.quality).toBeLessThan(many!.quality)
})

test('an uncounted film is as well known as its people suggest', () => {
  const star = film({ popularity: 0.9, cast: ['Star'] })
  const [, , withStar, withNobody] = movieStandings([
    star,
    star,
    film({ cast: ['Star'] }),
    film({ cast: ['Nobody'] }),
  ])
  expect(withStar!.popularity).toBeGreaterThan(withNobody!.popularity)
})

test('a film chosen by hand is taken for known', () => {
  const [chosen] = movieStandings([film({ provenance: [{ source: 'supplement', key: 'x' }] })])
  expect(chosen!.popularity).toBeGreaterThan(0.5)
})
