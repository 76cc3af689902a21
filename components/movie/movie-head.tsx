import Link from 'next/link'
import type { ReactNode } from 'react'
import type { MovieAnswer } from '@/lib/api/schemas'
import { formatRuntime } from '@/lib/format'
import { MovieFacts } from './movie-facts'
import { PosterImage } from './poster-image'

/** The head of a film's page: poster, title, summary, facts; over the poster and under the summary there may be more. */
export function MovieHead({
  movie,
  cover,
  marks,
  words,
}: {
  movie: MovieAnswer
  cover?: ReactNode
  /** What can be said of it. */
  marks?: ReactNode
  words?: ReactNode
}) {
  const { title, year, runtime, summary } = movie
  return (
    <article className="wrap grid gap-x-12 gap-y-8 pt-8 md:grid-cols-[minmax(15rem,5fr)_9fr] md:pt-12">
      <div className="mx-auto w-3/5 max-w-md md:w-full">
        <div className="relative">
          <PosterImage movie={movie} width={600} isFirst alt={`Poster of ${title}`} />
          {cover}
        </div>
      </div>
      <div>
        <h1 className="display text-3xl">{title}</h1>
        <p className="mt-3 flex flex-wrap gap-x-4 font-semibold text-lg">
          {year !== null && (
            <Link
              href={`/browse?decade=${Math.floor(year / 10) * 10}`}
              prefetch={false}
              className="textlink"
            >
              {year}
            </Link>
          )}
          {runtime !== null && <span>{formatRuntime(runtime)}</span>}
        </p>
        <p className="voice mt-5 mb-8 max-w-[38rem] text-lg">{summary}</p>
        {marks}
        {words}
        <MovieFacts movie={movie} />
      </div>
    </article>
  )
}
