import type { Metadata } from 'next'
import { MovieHead } from '@/components/movie/movie-head'
import { MovieJsonLd } from '@/components/movie/movie-json-ld'
import { RecommendationWall } from '@/components/movie/recommendation-wall'
import { loadConfig } from '@/lib/config'
import { titleWithYear } from '@/lib/format'
import { listRecommendations } from '@/lib/serve/recommendations'
import { filmOfSlug, requireFilm } from './film'

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

export default async function MoviePage({ params }: Props) {
  const movie = await requireFilm((await params).slug)
  const recommendations = await listRecommendations(movie.id, {})
  return (
    <>
      <MovieHead movie={movie} />
      <RecommendationWall title={movie.title} answer={recommendations} />
      <MovieJsonLd movie={movie} siteUrl={loadConfig().siteUrl} />
    </>
  )
}
