// `marquee compile`: the data sets and the hand-written supplement become the committed catalogue.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { IdentityIndex } from '@/lib/catalogue/identity'
import { type Believed, mergeDraft, movieFromDraft } from '@/lib/catalogue/merge'
import type { Movie, MovieDraft } from '@/lib/catalogue/movie'
import { personKey } from '@/lib/catalogue/person'
import { keepKeywords, validateDraft } from '@/lib/catalogue/validate'
import { AppError } from '@/lib/errors'
import { getMovieSource } from '@/lib/sources/registry'
import { audienceEstimator, popularityOf } from './audience'
import {
  type Catalogue,
  type CatalogueManifest,
  readCatalogue,
  readSupplement,
} from './catalogue-files'
import { numberMovies, numberPeople } from './numbering'
import { keepTellingKeywords } from './telling-keywords'

/** From this year on no other source has most American films: Wikipedia's are taken with a director or three actors known. */
const FIRST_RECENT_YEAR = 2016
/** Since sound came; older films of Wikipedia only add to films known. */
const FIRST_SOUND_YEAR = 1930

/** A film while it is being put together, in place. */
type Compiled = Movie & { movielensRatings: number }

type Tally = CatalogueManifest['sources'][string]

/**
 * Compiles the catalogue from the folder of data sets: IMDB 5000, MovieLens, the supplement and
 * Wikipedia, in this order of trust for most facts. Films of the catalogue that stands keep their ids.
 */
export async function compileCatalogue(
  datasets: string,
  folder: string,
  thisYear: number,
  say: (line: string) => void,
): Promise<Catalogue> {
  if (!existsSync(datasets))
    throw new AppError(
      'not-found',
      `Got no folder ${datasets}, expected the data sets there (imdb-5000, ml-latest-small, wikipedia-movie-data). Name it with --datasets.`,
    )
  const read = async (source: string, path: string) => {
    const drafts = await readDrafts(source, join(datasets, path), thisYear)
    say(`${source}: ${drafts.length} films read`)
    return drafts
  }
  const imdb = await read('imdb-5000', 'imdb-5000')
  const movielens = await read('movielens', 'ml-latest-small')
  const wikipedia = keepTellingKeywords(await read('wikipedia-movie-data', 'wikipedia-movie-data'))
  const supplement = readSupplement(folder)
  say(`supplement: ${supplement.length} films read`)

  const films = new Films()
  const sources: Record<string, Tally> = {}
  sources['imdb-5000'] = films.take(imdb, { believed: 'film' })
  const titleMerges = films.compareTitleRule(movielens)
  sources.movielens = films.take(movielens, { believed: 'film' })
  sources.supplement = films.take(supplement, { believed: 'draft' })
  sources['wikipedia-movie-data'] = films.take(wikipedia, {
    believed: 'film',
    isBilled: true,
    mayAdd: isWikipediaFilmOfItsOwn,
  })
  const standing = existsSync(join(folder, 'manifest.json')) ? readCatalogue(folder) : null
  const { movies, nextMovieId } = numberMovies(films.finish(), standing)
  const { people, nextPersonId } = numberPeople(movies, standing)
  const manifest = {
    films: movies.length,
    people: people.length,
    nextMovieId,
    nextPersonId,
    titleMerges,
    sources,
  }
  return { movies, people, manifest }
}

function isWikipediaFilmOfItsOwn({ year, directors, cast, keywords }: MovieDraft): boolean {
  if (year === null) return false
  if (year >= FIRST_RECENT_YEAR) return directors.length > 0 || cast.length >= 3
  const isShort = keywords.includes('short')
  return year >= FIRST_SOUND_YEAR && !isShort && directors.length > 0 && cast.length > 0
}

async function readDrafts(source: string, path: string, thisYear: number): Promise<MovieDraft[]> {
  const drafts: MovieDraft[] = []
  for await (const event of getMovieSource(source).read(path)) {
    if (event.kind !== 'draft') continue
    const { draft } = validateDraft(event.draft, event, thisYear)
    if (draft) drafts.push(draft)
  }
  return drafts
}

type TakeOptions = {
  believed: Believed
  /** The source lists its cast in billing order, which the films so far may not. */
  isBilled?: boolean
  mayAdd?: (draft: MovieDraft) => boolean
}

/** The films put together so far. */
class Films {
  readonly #all: Compiled[] = []
  readonly #index = new IdentityIndex<Compiled>()

  take(drafts: readonly MovieDraft[], { believed, isBilled, mayAdd }: TakeOptions): Tally {
    const tally = { read: drafts.length, merged: 0, added: 0, left: 0 }
    for (const given of drafts) {
      const found = this.#index.find(given)
      const draft = { ...given, ids: this.#index.freeIds(given, found?.film ?? null) }
      if (found) {
        Object.assign(
          found.film,
          isBilled ? mergeBilled(found.film, draft) : mergeDraft(found.film, draft, believed),
        )
        this.#note(found.film, draft)
        tally.merged++
      } else if (mayAdd?.(draft) ?? true) {
        const film = { ...movieFromDraft(draft, 0), movielensRatings: 0 }
        this.#all.push(film)
        this.#note(film, draft)
        tally.added++
      } else tally.left++
    }
    return tally
  }

  /** How often the title rule, without the ids, finds the film that the IMDb id names. */
  compareTitleRule(drafts: readonly MovieDraft[]): { compared: number; agreed: number } {
    let compared = 0
    let agreed = 0
    for (const draft of drafts) {
      if (draft.ids.imdb === null) continue
      const film = this.#index.findByTitle(draft, ({ ids }) => ids.imdb !== null)
      if (!film) continue
      compared++
      if (film.ids.imdb === draft.ids.imdb) agreed++
    }
    return { compared, agreed }
  }

  /** The films, with popularity counted and lists cut to their length. */
  finish(): Movie[] {
    const estimate = audienceEstimator(this.#all)
    const names = new Set(
      this.#all.flatMap(({ directors, cast }) => [...directors, ...cast].map(personKey)),
    )
    return this.#all.map(({ movielensRatings, ...movie }) => ({
      ...movie,
      // People tag films with their actors; those stand in the credits.
      keywords: keepKeywords(movie.keywords.filter((keyword) => !names.has(personKey(keyword)))),
      popularity: popularityOf(movie, estimate(movielensRatings)),
    }))
  }

  #note(film: Compiled, draft: MovieDraft): void {
    if (draft.provenance.source === 'movielens') film.movielensRatings += draft.rating?.count ?? 0
    this.#index.add(film)
  }
}

/** Merges a draft whose cast stands in billing order, which the film's so far may not. */
function mergeBilled(film: Movie, draft: MovieDraft): Movie {
  if (draft.cast.length < 3) return mergeDraft(film, draft)
  return mergeDraft({ ...film, cast: draft.cast }, { ...draft, cast: film.cast })
}
