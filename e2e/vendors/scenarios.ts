// Which film meets which answer, so that tests beside each other do not disturb each other.

/** How a vendor may answer. Whatever film stands in no table is answered well. */
export type Scenario =
  | 'refused'
  | 'missing'
  | 'limited'
  | 'limited-once'
  | 'failing'
  | 'failing-once'
  | 'slow'
  | 'hanging'
  | 'truncated'
  | 'html'
  | 'nulls'
  | 'changed'
  | 'empty-202'
  | 'reset'
  | 'no-reviews'
  | 'forbidden'
  | 'redirect'

/** A film of the catalogue, with its number at the vendor. */
export type Case<Key, Name> = { key: Key; title: string; year: number; scenario: Name }

export const TMDB_CASES: Case<number, Scenario>[] = [
  { key: 550, title: 'Fight Club', year: 1999, scenario: 'refused' },
  { key: 98, title: 'Gladiator', year: 2000, scenario: 'missing' },
  { key: 19995, title: 'Avatar', year: 2009, scenario: 'limited' },
  { key: 77, title: 'Memento', year: 2000, scenario: 'limited-once' },
  { key: 597, title: 'Titanic', year: 1997, scenario: 'failing' },
  { key: 769, title: 'Goodfellas', year: 1990, scenario: 'failing-once' },
  { key: 14160, title: 'Up', year: 2009, scenario: 'slow' },
  { key: 862, title: 'Toy Story', year: 1995, scenario: 'hanging' },
  { key: 194, title: 'Amélie', year: 2001, scenario: 'truncated' },
  { key: 275, title: 'Fargo', year: 1996, scenario: 'html' },
  { key: 539, title: 'Psycho', year: 1960, scenario: 'nulls' },
  { key: 578, title: 'Jaws', year: 1975, scenario: 'changed' },
  { key: 289, title: 'Casablanca', year: 1942, scenario: 'empty-202' },
  { key: 1366, title: 'Rocky', year: 1976, scenario: 'reset' },
  { key: 152601, title: 'Her', year: 2013, scenario: 'no-reviews' },
  { key: 949, title: 'Heat', year: 1995, scenario: 'forbidden' },
  { key: 829, title: 'Chinatown', year: 1974, scenario: 'redirect' },
]

export type ImdbScenario =
  | 'next-data'
  | 'rendered'
  | 'old-layout'
  | 'none'
  | 'changed'
  | 'empty-202'
  | 'forbidden'
  | 'missing'
  | 'hanging'
  | 'challenge'

export const IMDB_CASES: Case<string, ImdbScenario>[] = [
  { key: 'tt0083658', title: 'Blade Runner', year: 1982, scenario: 'rendered' },
  { key: 'tt0078748', title: 'Alien', year: 1979, scenario: 'old-layout' },
  { key: 'tt1798709', title: 'Her', year: 2013, scenario: 'none' },
  { key: 'tt0245429', title: 'Spirited Away', year: 2001, scenario: 'changed' },
  { key: 'tt0034583', title: 'Casablanca', year: 1942, scenario: 'empty-202' },
  { key: 'tt0113277', title: 'Heat', year: 1995, scenario: 'forbidden' },
  { key: 'tt0172495', title: 'Gladiator', year: 2000, scenario: 'missing' },
  { key: 'tt0114709', title: 'Toy Story', year: 1995, scenario: 'hanging' },
  { key: 'tt0052357', title: 'Vertigo', year: 1958, scenario: 'challenge' },
]

/** The scenario of a TMDB film. */
export function tmdbScenario(id: number): Scenario | null {
  return TMDB_CASES.find(({ key }) => key === id)?.scenario ?? null
}

/** The scenario of an IMDb title. */
export function imdbScenario(title: string): ImdbScenario {
  return IMDB_CASES.find(({ key }) => key === title)?.scenario ?? 'next-data'
}
