// A row of wikipedia-movie-data becomes a film of ours.
import { z } from 'zod'
import { findGenre, findGenreKeyword } from '@/lib/catalogue/genre'
import { emptyDraft, MOST_CAST, type MovieDraft } from '@/lib/catalogue/movie'
import { plotNouns } from '@/lib/text/plot-nouns'
import { cleanNames } from '../people-names'
import { findLanguage } from '../places-and-tongues'
import { findDirectors } from './directors'

export const wikipediaRowSchema = z.object({
  title: z.string().trim().min(1),
  year: z.int(),
  cast: z.array(z.string()).default([]),
  genres: z.array(z.string()).default([]),
  href: z.string().nullish(),
  extract: z.string().nullish(),
})

export type WikipediaRow = z.infer<typeof wikipediaRowSchema>

/** What a page says of its source, in words that make a keyword. */
const TOLD: readonly (readonly [RegExp, string])[] = [
  [
    /\bbased (?:up)?on (?:the|a|an|his|her)?[^.]{0,40}\b(?:novel|novella|book)\b/i,
    'based on a book',
  ],
  [
    /\bbased (?:up)?on[^.]{0,40}\b(?:true story|real[- ]life|true events|real events)\b/i,
    'based on true story',
  ],
  [/\bbased (?:up)?on[^.]{0,60}\bcomics?\b/i, 'based on comic'],
  [/\b(?:a|direct|the) sequel to\b|\bsecond installment\b/i, 'sequel'],
  [/\bremake of\b/i, 'remake'],
  [/\bcoming[- ]of[- ]age\b/i, 'coming of age'],
  [/\bMarvel Cinematic Universe\b/, 'marvel cinematic universe'],
  [/\bDC Extended Universe\b/, 'dc extended universe'],
  [/\bscrewball\b/i, 'screwball comedy'],
  [/\bblack comedy|dark comedy\b/i, 'dark comedy'],
  [/\bWorld War II\b/, 'world war ii'],
  [/\bWorld War I\b/, 'world war i'],
  [/\bVietnam War\b/, 'vietnam war'],
  [/\bCivil War\b/, 'civil war'],
  [/\bChristmas\b/, 'christmas'],
  [/\bDisney\b/, 'disney'],
  [/\bPixar\b/, 'pixar'],
]

/** The most candidate keywords that a draft carries; the telling ones are chosen over the whole corpus. */
const MOST_CANDIDATES = 40

/** Reshapes a row; `isAboutFilm` says whether its extract may be believed. */
export function reshapeWikipedia(row: WikipediaRow, isAboutFilm: boolean): MovieDraft {
  const extract = isAboutFilm ? (row.extract ?? '') : ''
  const page = isAboutFilm && row.href && !row.href.includes('#') ? decodePage(row.href) : null
  const genres = row.genres.map(findGenre).filter((genre) => genre !== null)
  const genreKeywords = row.genres.map(findGenreKeyword).filter((keyword) => keyword !== null)
  // A superhero film is an action film, which this vocabulary does not say twice.
  if (genreKeywords.includes('superhero') && !genres.includes('Action')) genres.push('Action')
  const told = TOLD.filter(([pattern]) => pattern.test(extract)).map(([, keyword]) => keyword)
  const language = /\b(\p{Lu}\p{Ll}+)-language\b/u.exec(extract)?.[1]
  return {
    ...emptyDraft(row.title.replace(/\s+/g, ' ').trim(), {
      source: 'wikipedia-movie-data',
      key: page ?? `${row.title} (${row.year})`,
    }),
    year: row.year,
    genres: [...new Set(genres)],
    directors: findDirectors(extract),
    cast: cleanNames(row.cast).slice(0, MOST_CAST),
    keywords: [...new Set([...genreKeywords, ...told, ...plotNouns(extract)])].slice(
      0,
      MOST_CANDIDATES,
    ),
    language: language ? findLanguage(language) : null,
    ids: { imdb: null, tmdb: null, movielens: null, wikipedia: page },
  }
}

function decodePage(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}
