import Link from 'next/link'
import type { PersonHit, SearchAnswer } from '@/lib/api/schemas'
import { countOf, joinNames } from '@/lib/format'
import { MovieWall } from '../movie/movie-wall'
import { NearTitles } from '../movie/near-titles'
import { SectionHead } from '../site/section-head'

/** Everything a search found, or what comes near. */
export function SearchResults({ answer, isCut }: { answer: SearchAnswer; isCut: boolean }) {
  const { query, movies, people, near } = answer
  const isEmpty = movies.length + people.length === 0
  return (
    <>
      <header className="wrap pt-10">
        <h1 className="display text-3xl">
          <span className="sr-only">Search: </span>«{query}»
        </h1>
        <p className="mt-3 text-lg">
          {isEmpty ? 'Nothing in the catalogue is called that.' : countFound(answer, isCut)}
        </p>
        {isEmpty && near.length === 0 && (
          <p className="voice mt-4 max-w-[38rem] text-lg">
            Try fewer letters, the original title, or a name from the cast.
          </p>
        )}
      </header>
      {people.length > 0 && (
        <section aria-labelledby="people" className="wrap mt-10">
          <SectionHead id="people" title="People" />
          <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
            {people.map((person) => (
              <PersonLine key={person.id} person={person} />
            ))}
          </ul>
        </section>
      )}
      {movies.length > 0 && (
        <section aria-labelledby="films" className="wrap mt-10">
          <SectionHead id="films" title="Films" />
          <MovieWall movies={movies} isFirst />
        </section>
      )}
      <NearTitles movies={near} />
    </>
  )
}

function PersonLine({ person }: { person: PersonHit }) {
  return (
    <li className="border-hairline border-b py-3">
      <Link href={person.path} prefetch={false} className="textlink font-semibold text-lg">
        {person.name}
      </Link>
      <p className="text-sm text-soft">
        {countOf(person.films, 'film')}
        {person.knownFor.length > 0 && `, among them ${joinNames(person.knownFor)}`}
      </p>
    </li>
  )
}

function countFound({ movies, people }: SearchAnswer, isCut: boolean): string {
  const films = isCut ? `the ${movies.length} nearest films` : countOf(movies.length, 'film')
  const parts = [
    movies.length > 0 ? films : '',
    people.length > 0 ? countOf(people.length, 'person', 'people') : '',
  ]
  const text = joinNames(parts.filter(Boolean))
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
