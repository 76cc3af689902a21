// Which addresses are there for a search engine to read?
import 'server-only'
import { moviePath, personPath } from './cards'
import { loadSnapshot } from './snapshot'

/** People of fewer films have no page worth finding. */
const FEWEST_FILMS = 3

/** Addresses of every film's page. */
export async function listMoviePaths(): Promise<string[]> {
  return loadSnapshot().movies.map(moviePath)
}

/** Addresses of the people with several films. */
export async function listPersonPaths(): Promise<string[]> {
  return [...loadSnapshot().people.values()]
    .filter(({ directed, actedIn }) => directed.length + actedIn.length >= FEWEST_FILMS)
    .map(personPath)
}
