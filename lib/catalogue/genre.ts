// The controlled vocabulary of genres, and what other vocabularies call them.

/** Every genre a film of ours may carry, in the order in which pages list them. */
export const GENRES = [
  'Action',
  'Adventure',
  'Animation',
  'Biography',
  'Comedy',
  'Crime',
  'Documentary',
  'Drama',
  'Family',
  'Fantasy',
  'Film Noir',
  'History',
  'Horror',
  'Music',
  'Musical',
  'Mystery',
  'Romance',
  'Science Fiction',
  'Sport',
  'Thriller',
  'War',
  'Western',
] as const

/** One genre of the controlled vocabulary. */
export type Genre = (typeof GENRES)[number]

const OTHER_NAMES = new Map<string, Genre>(
  Object.entries<Genre>({
    animated: 'Animation',
    biographical: 'Biography',
    biopic: 'Biography',
    children: 'Family',
    "children's": 'Family',
    'film-noir': 'Film Noir',
    historical: 'History',
    noir: 'Film Noir',
    'sci-fi': 'Science Fiction',
    sports: 'Sport',
    suspense: 'Thriller',
  }),
)

/**
 * Names that some vocabularies list among the genres and that say something true about a film
 * without being one of ours: they become keywords.
 */
const GENRES_AS_KEYWORDS = new Set([
  'dance',
  'disaster',
  'erotic',
  'found footage',
  'independent',
  'legal',
  'martial arts',
  'political',
  'satire',
  'short',
  'silent',
  'slasher',
  'spy',
  'superhero',
  'supernatural',
  'teen',
])

const BY_FOLDED = new Map<string, Genre>(GENRES.map((genre) => [genre.toLowerCase(), genre]))

/** Returns the genre of ours that a foreign name means, or null where there is none. */
export function findGenre(name: string): Genre | null {
  const folded = name.trim().toLowerCase()
  return BY_FOLDED.get(folded) ?? OTHER_NAMES.get(folded) ?? null
}

/** Returns the keyword that a foreign genre stands for ("Superhero" -> "superhero"), or null. */
export function findGenreKeyword(name: string): string | null {
  const folded = name.trim().toLowerCase()
  return GENRES_AS_KEYWORDS.has(folded) ? folded : null
}
