// A row of IMDB 5000 becomes a film of ours.
import { z } from 'zod'
import { findGenre, findGenreKeyword } from '@/lib/catalogue/genre'
import { emptyDraft, type MovieDraft } from '@/lib/catalogue/movie'
import { cleanNames } from '../people-names'
import { findCountry, findLanguage } from '../places-and-tongues'

/** The columns that are read; the file has 28. */
export const imdb5000RowSchema = z.object({
  movie_title: z.string(),
  title_year: z.string(),
  movie_imdb_link: z.string(),
  director_name: z.string(),
  actor_1_name: z.string(),
  actor_2_name: z.string(),
  actor_3_name: z.string(),
  genres: z.string(),
  plot_keywords: z.string(),
  language: z.string(),
  country: z.string(),
  duration: z.string(),
  imdb_score: z.string(),
  num_voted_users: z.string(),
})

export type Imdb5000Row = z.infer<typeof imdb5000RowSchema>

/** The IMDb id in a row's link, "tt0499549", or null. */
export function findImdbId(row: Imdb5000Row): string | null {
  return /\btt\d{7,9}\b/.exec(row.movie_imdb_link)?.[0] ?? null
}

/** In this table only series have no year. */
export function isSeries(row: Imdb5000Row): boolean {
  return row.title_year.trim() === ''
}

/** Reshapes a row that has an id. Actors stand by their fame, not by billing. */
export function reshapeImdb5000(row: Imdb5000Row, imdb: string): MovieDraft {
  const genres = row.genres.split('|')
  const mean = toNumber(row.imdb_score)
  const votes = toNumber(row.num_voted_users)
  return {
    ...emptyDraft(row.movie_title.replace(/[\s\u00a0]+/g, ' ').trim(), {
      source: 'imdb-5000',
      key: imdb,
    }),
    year: toNumber(row.title_year),
    runtime: toNumber(row.duration),
    genres: genres.map(findGenre).filter((genre) => genre !== null),
    directors: cleanNames([row.director_name]),
    cast: cleanNames([row.actor_1_name, row.actor_2_name, row.actor_3_name]),
    keywords: [
      ...row.plot_keywords.split('|').map((keyword) => keyword.trim().toLowerCase()),
      ...genres.map(findGenreKeyword).filter((keyword) => keyword !== null),
    ].filter(Boolean),
    language: findLanguage(row.language),
    country: findCountry(row.country),
    ids: { imdb, tmdb: null, movielens: null, wikipedia: null },
    rating: mean !== null && votes !== null && votes > 0 ? { mean, count: votes } : null,
  }
}

function toNumber(text: string): number | null {
  const number = Number(text)
  return text.trim() === '' || !Number.isFinite(number) ? null : number
}
