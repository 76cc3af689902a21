import type { Metadata } from 'next'
import { Deferred } from '@/components/details/deferred'
import { DetailsScope } from '@/components/details/details-scope'
import {
  LateCardPoster,
  LateExtras,
  LateHeadPoster,
  LateHeadWords,
} from '@/components/details/late'
import { NoDetails } from '@/components/details/no-details'
import { ExtrasSkeleton, HeadWordsSkeleton } from '@/components/details/skeletons'
import { MovieHead } from '@/components/movie/movie-head'
import { MovieJsonLd } from '@/components/movie/movie-json-ld'
import { RecommendationWall } from '@/components/movie/recommendation-wall'
import { ReviewsSection } from '@/components/reviews/reviews-section'
import { PageMarks } from '@/components/taste/page-marks'
import { RecordView } from '@/components/taste/record-visit'
import { loadConfig } from '@/lib/config'
import { titleWithYear } from '@/lib/format'
import { listRecommendations } from '@/lib/serve/recommendations'
import { sourceNames } from '@/lib/serve/review-sources'
import { isTmdbOn } from '@/lib/serve/tmdb'
import { filmOfSlug, requireFilm } from './film'

import { bringFilmReviews, deleteFilmReview, saveFilmReview } from '../../reviews/actions'

const REVIEW_ACTIONS = {
  bring: bringFilmReviews,
  save: saveFilmReview,
  remove: deleteFilmReview,
}

type Props = { params: Promise<{ slug: string }> }

/** No page is made beforehand; each is kept once somebody has looked at it. */
export const revalidate = false

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const movie = await filmOfSlug((await params).slug)
  if (!movie) return { title: 'No such film', robots: { index: false } }
  const title = titleWithYear(movie)
  const description = `${movie.summary} Films like it, and why.`
  return {
    title,
    description,
    alternates: { canonical: movie.path },
    openGraph: { title, description, url: movie.path, type: 'video.movie' },
  }
}

/** Facts and recommendations at once, from the kept page; what TMDB adds follows when the browser asks for it. */
export default async function MoviePage({ params }: Props) {
  const movie = await requireFilm((await params).slug)
  const { id, title, runtime } = movie
  const recommendations = await listRecommendations(id, {})
  const hasDetails = isTmdbOn()
  return (
    <DetailsScope posterIds={recommendations.items.map((item) => item.movie.id)}>
      <RecordView movieId={id} />
      <MovieHead
        movie={movie}
        marks={<PageMarks movie={{ id, title }} />}
        cover={
          hasDetails && (
            <Deferred skeleton={null}>
              <LateHeadPoster movieId={id} />
            </Deferred>
          )
        }
        words={
          hasDetails && (
            <Deferred skeleton={<HeadWordsSkeleton />}>
              <LateHeadWords movieId={id} runtime={runtime} />
            </Deferred>
          )
        }
      />
      <RecommendationWall
        title={title}
        answer={recommendations}
        coverOf={hasDetails ? coverOf : undefined}
      />
      {hasDetails ? (
        <Deferred skeleton={<ExtrasSkeleton />}>
          <LateExtras movieId={id} title={title} />
        </Deferred>
      ) : (
        <NoDetails />
      )}
      <ReviewsSection movieId={id} sources={sourceNames()} actions={REVIEW_ACTIONS} />
      <MovieJsonLd movie={movie} siteUrl={loadConfig().siteUrl} />
    </DetailsScope>
  )
}

function coverOf(movieId: number) {
  return (
    <Deferred skeleton={null}>
      <LateCardPoster movieId={movieId} />
    </Deferred>
  )
}
