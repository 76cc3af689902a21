import Link from 'next/link'
import type { ReactNode } from 'react'
import type { MovieAnswer, PersonLink } from '@/lib/api/schemas'
import { countOf, countryName, formatDate, formatRating, languageName } from '@/lib/format'

/** The facts of a film as a programme prints them. Every name leads on. */
export function MovieFacts({ movie }: { movie: MovieAnswer }) {
  const { people, genres, language, country, releaseDate, originalTitle, keywords } = movie
  const hasOwnTitle = originalTitle !== null && originalTitle !== movie.title
  return (
    <dl className="facts">
      {people.directors.length > 0 && (
        <Fact name="Directed by">{peopleLinks(people.directors)}</Fact>
      )}
      {people.cast.length > 0 && <Fact name="With">{peopleLinks(people.cast)}</Fact>}
      {genres.length > 0 && (
        <Fact name="Genres">
          {genres.map((genre) => (
            <Onward key={genre} href={`/browse?genre=${encodeURIComponent(genre)}`}>
              {genre}
            </Onward>
          ))}
        </Fact>
      )}
      {keywords.length > 0 && (
        <Fact name="Themes">
          <span>{keywords.join(', ')}</span>
        </Fact>
      )}
      {movie.collection && (
        <Fact name="Series">
          <span>{movie.collection}</span>
        </Fact>
      )}
      {hasOwnTitle && (
        <Fact name="Original title">
          <span lang={language ?? undefined}>{originalTitle}</span>
        </Fact>
      )}
      {language && (
        <Fact name="Language">
          <Onward href={`/browse?language=${language}`}>{languageName(language)}</Onward>
        </Fact>
      )}
      {country && <Fact name="Country">{countryName(country)}</Fact>}
      {releaseDate && <Fact name="First shown">{formatDate(releaseDate)}</Fact>}
      {movie.rating && movie.rating.count > 0 && (
        <Fact name="Rated">
          <span>
            <b>{formatRating(movie.rating.mean)}</b> of 10 by{' '}
            {countOf(movie.rating.count, 'person', 'people')}
          </span>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Onward({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  )
}

function peopleLinks(people: readonly PersonLink[]) {
  return people.map(({ id, name, path }) => (
    <Onward key={id} href={path}>
      {name}
    </Onward>
  ))
}
