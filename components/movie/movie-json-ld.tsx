import type { MovieAnswer } from '@/lib/api/schemas'
import { isoDuration } from '@/lib/format'

/** The film for machines, as schema.org describes one. */
export function MovieJsonLd({ movie, siteUrl }: { movie: MovieAnswer; siteUrl: string }) {
  const json = JSON.stringify(describe(movie, siteUrl)).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one way to write a script; «<» is escaped above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

function describe(movie: MovieAnswer, siteUrl: string) {
  const person = ({ name, path }: { name: string; path: string }) => ({
    '@type': 'Person',
    name,
    url: siteUrl + path,
  })
  const { rating } = movie
  return {
    '@context': 'https://schema.org',
    '@type': 'Movie',
    name: movie.title,
    alternateName: movie.originalTitle ?? undefined,
    url: siteUrl + movie.path,
    image: siteUrl + movie.poster,
    description: movie.summary,
    genre: movie.genres,
    keywords: movie.keywords.length > 0 ? movie.keywords.join(', ') : undefined,
    datePublished: movie.releaseDate ?? (movie.year === null ? undefined : String(movie.year)),
    duration: movie.runtime === null ? undefined : isoDuration(movie.runtime),
    inLanguage: movie.language ?? undefined,
    countryOfOrigin: movie.country ? { '@type': 'Country', name: movie.country } : undefined,
    director: movie.people.directors.map(person),
    actor: movie.people.cast.map(person),
    sameAs: movie.ids.imdb ? `https://www.imdb.com/title/${movie.ids.imdb}/` : undefined,
    aggregateRating:
      rating && rating.count > 0
        ? {
            '@type': 'AggregateRating',
            ratingValue: rating.mean,
            bestRating: 10,
            worstRating: 0,
            ratingCount: rating.count,
          }
        : undefined,
  }
}
