'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MovieCard } from '@/lib/api/schemas'
import { PosterImage } from '../movie/poster-image'
import { SectionHead } from '../site/section-head'
import { changeMark } from './marks-store'
import { ownClient } from './session'
import { useMarks } from './use-marks'

/** So many films said something of are enough to begin with. */
export const ENOUGH = 3

const ANSWERS: { word: string; stars: number }[] = [
  { word: 'Loved it', stars: 5 },
  { word: 'Liked it', stars: 4 },
  { word: 'Not for me', stars: 1.5 },
]

/** Twelve films at a time to say something of; those not seen are passed over. */
export function TastePicker() {
  const [asked, setAsked] = useState<number[]>([])
  const { data, isFetching } = useQuery({
    queryKey: ['picker', asked.join(',')],
    queryFn: () => fetchFilms(asked),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const movies = data ?? []
  return (
    <section aria-labelledby="picker" className="mt-10">
      <SectionHead
        id="picker"
        title="Have you seen these?"
        note="Three answers are enough to begin"
      />
      <ul className="wall" aria-busy={isFetching}>
        {movies.map((movie) => (
          <li key={movie.id}>
            <Question movie={movie} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="action mt-8"
        disabled={movies.length === 0}
        onClick={() => setAsked([...asked, ...movies.map(({ id }) => id)])}
      >
        Other films
      </button>
    </section>
  )
}

function Question({ movie }: { movie: MovieCard }) {
  const { marks } = useMarks()
  const [isPassed, setPassed] = useState(false)
  const stars = marks.get(movie.id)?.stars ?? null
  return (
    <fieldset className="question" data-passed={isPassed}>
      <legend className="sr-only">{movie.title}</legend>
      <PosterImage movie={movie} isFirst />
      <p className="plate mt-2" aria-hidden>
        {movie.title}
      </p>
      <div className="answers">
        {ANSWERS.map(({ word, stars: given }) => (
          <button
            key={word}
            type="button"
            aria-pressed={stars === given}
            onClick={() => {
              setPassed(false)
              changeMark(
                movie,
                stars === given ? { stars: null, isSeen: false } : { stars: given, isSeen: true },
                stars === given
                  ? `${movie.title}: taken back`
                  : `${movie.title}: ${word.toLowerCase()}`,
              )
            }}
          >
            {word}
          </button>
        ))}
        <button type="button" aria-pressed={isPassed} onClick={() => setPassed(!isPassed)}>
          Haven’t seen it
        </button>
      </div>
    </fieldset>
  )
}

async function fetchFilms(asked: readonly number[]): Promise<MovieCard[]> {
  const query = asked.length > 0 ? { asked: asked.join(',') } : {}
  const { data, error } = await ownClient().GET('/api/picker', { params: { query } })
  if (data) return data.movies as MovieCard[]
  throw new Error(error?.detail ?? 'This site did not answer. Try again.')
}
