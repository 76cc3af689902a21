import { notFound, permanentRedirect } from 'next/navigation'
import type { MovieAnswer } from '@/lib/api/schemas'
import { idOfSlug } from '@/lib/format'
import { findMovie } from '@/lib/serve/movies'

/** The film that «27-inception» names, or null. */
export async function filmOfSlug(slug: string): Promise<MovieAnswer | null> {
  const id = idOfSlug(slug)
  return id === null ? null : findMovie(id)
}

/** The film of a page: 404 where there is none, a permanent redirect where its words are wrong. */
export async function requireFilm(slug: string): Promise<MovieAnswer> {
  const movie = await filmOfSlug(slug)
  if (!movie) notFound()
  if (movie.path !== `/movies/${slug}`) permanentRedirect(movie.path)
  return movie
}
