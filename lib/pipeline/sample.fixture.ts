// For tests: small data sets of made-up films in the very forms of the real ones.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { imdb5000RowSchema } from '@/lib/sources/imdb-5000/reshape'

const COLUMNS = Object.keys(imdb5000RowSchema.shape)

/** Films A to … of two kinds: heists by Ann Lee and farces by Bea Roe. */
const FILMS = Array.from({ length: 40 }, (_, i) => ({
  id: i + 1,
  imdb: `tt${String(1000 + i).padStart(7, '0')}`,
  title: `Sample ${String.fromCharCode(65 + (i % 26))}${i < 26 ? '' : 'x'}`,
  year: 1990 + (i % 20),
  isHeist: i % 2 === 0,
}))

/** Writes the data sets below a new folder and returns it. */
export function writeSample(): string {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-sample-'))
  for (const name of [
    'imdb-5000',
    'ml-latest-small',
    'wikipedia-movie-data',
    'catalogue/supplement',
  ])
    mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'imdb-5000/movie_metadata.csv'), imdb())
  writeFileSync(
    join(folder, 'ml-latest-small/movies.csv'),
    `movieId,title,genres\r\n${FILMS.map((film) => `${film.id},${film.title} (${film.year}),Comedy\r\n`).join('')}`,
  )
  writeFileSync(
    join(folder, 'ml-latest-small/links.csv'),
    `movieId,imdbId,tmdbId\n${FILMS.map((film) => `${film.id},${film.imdb.slice(2)},${film.id + 500}\n`).join('')}`,
  )
  writeFileSync(
    join(folder, 'ml-latest-small/ratings.csv'),
    `userId,movieId,rating,timestamp\n${FILMS.map((film) => `1,${film.id},4.0,1\n`).join('')}`,
  )
  writeFileSync(join(folder, 'wikipedia-movie-data/movies-2010s.json'), JSON.stringify(wikipedia()))
  writeFileSync(
    join(folder, 'catalogue/supplement/films.jsonl'),
    '{"title":"Sample Z","year":2024,"genres":["Drama"],"directors":["Ann Lee"],"keywords":["heist","grief"]}\n',
  )
  return folder
}

function imdb(): string {
  const rows = FILMS.map(({ imdb, title, year, isHeist }) => {
    const film: Record<string, string> = {
      movie_title: `${title}\u00a0`,
      title_year: String(year),
      movie_imdb_link: `http://www.imdb.com/title/${imdb}/`,
      director_name: isHeist ? 'Ann Lee' : 'Bea Roe',
      actor_1_name: isHeist ? 'Cy Poe' : 'Di Fox',
      genres: isHeist ? 'Crime|Thriller' : 'Comedy',
      plot_keywords: isHeist ? 'heist|vault' : 'farce|wedding',
      language: 'English',
      country: 'USA',
      imdb_score: '7.0',
      num_voted_users: String(1000 + year),
    }
    return COLUMNS.map((column) => film[column] ?? '').join(',')
  })
  return [COLUMNS.join(','), ...rows].join('\n')
}

function wikipedia() {
  const known = FILMS.slice(0, 10).map(({ title, year, isHeist }) => ({
    title,
    year,
    cast: isHeist ? ['Cy Poe', 'Eve Kay', 'Flo May'] : ['Di Fox', 'Gus Ray', 'Hal Jay'],
    genres: ['Comedy'],
    href: title.replace(' ', '_'),
    extract: `${title} is a ${year} film directed by ${isHeist ? 'Ann Lee' : 'Bea Roe'}.`,
  }))
  return [
    ...known,
    {
      title: 'Only Here',
      year: 2019,
      cast: [],
      genres: ['Drama'],
      extract: 'Only Here is a 2019 film directed by Ann Lee.',
    },
  ]
}
