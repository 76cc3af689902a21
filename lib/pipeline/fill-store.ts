// `marquee fill`: the committed catalogue into the store, once a catalogue.
import { type Database, inTransaction } from '@/lib/db/database'
import { countMovies, forgetRivals, saveMovies, savePeople } from '@/lib/db/movies'
import { findState, saveState } from '@/lib/db/state'
import { fingerprintCatalogue, readCatalogue } from './catalogue-files'

/** How many films a transaction's progress is told by. */
const FILMS_A_STEP = 1000

/**
 * Fills the store from the catalogue in one transaction, unless it was filled from this very
 * catalogue. Films that imports brought stay. Returns whether anything was done and how many films there are.
 */
export function fillStore(
  database: Database,
  folder: string,
  say: (done: number, total: number) => void = () => {},
): { isFilled: boolean; films: number } {
  const fingerprint = fingerprintCatalogue(folder)
  if (findState(database, 'catalogue') === fingerprint)
    return { isFilled: false, films: countMovies(database) }
  const { movies, people } = readCatalogue(folder)
  inTransaction(database, () => {
    forgetRivals(database, movies)
    savePeople(database, people)
    for (let from = 0; from < movies.length; from += FILMS_A_STEP) {
      saveMovies(database, movies.slice(from, from + FILMS_A_STEP))
      say(Math.min(movies.length, from + FILMS_A_STEP), movies.length)
    }
    saveState(database, 'catalogue', fingerprint)
    saveState(database, 'content', fingerprint)
  })
  return { isFilled: true, films: countMovies(database) }
}
