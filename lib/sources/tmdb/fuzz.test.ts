import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedAnswer, movieAnswer, personAnswer } from '@/e2e/vendors/tmdb'
import { parseLenient } from './lenient'
import { reshapeMovie, reshapePerson } from './reshape-movie'
import { reshapeReviews } from './reshape-reviews'
import { movieShape, personShape } from './shapes'

const MOVIE = movieAnswer(7, [
  'credits',
  'videos',
  'images',
  'release_dates',
  'watch/providers',
  'reviews',
])

/** Every path of a value, by keys. */
function pathsOf(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...at, key]))]
}

function replaced(value: unknown, [first, ...rest]: string[], by: unknown): unknown {
  if (first === undefined) return by
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as unknown as Record<string, unknown>)
    : { ...(value as object) }
  copy[first] = replaced(copy[first], rest, by)
  return copy
}

const paths = pathsOf(MOVIE)
const mutations = fc.array(fc.tuple(fc.constantFrom(...paths), fc.jsonValue()), {
  minLength: 1,
  maxLength: 4,
})

test('a film mutated anywhere gives details or a refusal, never a throw', () => {
  fc.assert(
    fc.property(mutations, (changes) => {
      let answer: unknown = MOVIE
      for (const [path, by] of changes) {
        if (typeof answer !== 'object' || answer === null) break
        answer = replaceSafely(answer, path, by)
      }
      const parsed = parseLenient(movieShape, answer, 'TMDB')
      if (parsed === null) return
      const details = reshapeMovie(7, parsed.value)
      expect(details.tmdbId).toBe(7)
      for (const path of [details.poster, details.backdrop])
        if (path !== null) expect(path).toMatch(/^\/[\w-]+\.(?:jpg|jpeg|png)$/i)
      for (const { text } of reshapeReviews(parsed.value).reviews) expect(text).not.toBe('')
    }),
    { numRuns: 500 },
  )
})

test('anything at all in place of an answer gives details or a refusal', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (answer) => {
      const movie = parseLenient(movieShape, answer, 'TMDB')
      if (movie) reshapeMovie(1, movie.value)
      const person = parseLenient(personShape, answer, 'TMDB')
      if (person) reshapePerson(1, person.value)
    }),
  )
})

test('an answer of the usual form has no problems; a changed one has one for each change', () => {
  expect(parseLenient(movieShape, MOVIE, 'TMDB')?.problems).toEqual([])
  expect(parseLenient(personShape, personAnswer(3), 'TMDB')?.problems).toEqual([])
  const changed = parseLenient(movieShape, changedAnswer(7), 'TMDB /movie/7')
  expect(changed?.problems.map(({ field }) => field)).toEqual([
    'runtime',
    'credits.cast',
    'credits.crew.0.id',
    'credits.crew.0.name',
    'videos',
  ])
})

function replaceSafely(value: unknown, path: string[], by: unknown): unknown {
  try {
    return replaced(value, path, by)
  } catch {
    return value
  }
}
