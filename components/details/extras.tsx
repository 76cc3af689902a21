'use client'

import { SectionHead } from '../site/section-head'
import { Attribution } from './attribution'
import { CastShelf } from './cast-shelf'
import { Trailer } from './trailer'
import { useDetails } from './use-details'
import { WhereToWatch } from './where-to-watch'

/** The sections that TMDB fills: trailer, where to watch, cast. Nothing where it says nothing. */
export function Extras({ movieId, title }: { movieId: number; title: string }) {
  const { details, fetchedAt } = useDetails(movieId).data
  if (!details) return null
  const { trailer, backdrop, cast, crew, watch, countries } = details
  return (
    <>
      <section aria-labelledby="watch" className="wrap mt-20">
        <SectionHead id="watch" title="See it" />
        <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
          <Trailer trailer={trailer} backdrop={backdrop} title={title} />
          <WhereToWatch watch={watch} countries={countries} />
        </div>
      </section>
      {cast.length + crew.length > 0 && (
        <section aria-labelledby="cast" className="wrap mt-20">
          <SectionHead id="cast" title="Who made it" />
          <CastShelf people={[...cast, ...crew]} />
        </section>
      )}
      <Attribution tmdbId={details.tmdbId} fetchedAt={fetchedAt} />
    </>
  )
}
