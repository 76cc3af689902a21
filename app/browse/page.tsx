import type { Metadata } from 'next'
import { browseAddress, describeFilters } from '@/components/browse/browse-address'
import { BrowseFilters } from '@/components/browse/browse-filters'
import { Pages } from '@/components/browse/pages'
import { MovieWall } from '@/components/movie/movie-wall'
import { SiteFrame } from '@/components/site/site-frame'
import { countOf } from '@/lib/format'
import { browseMovies } from '@/lib/serve/browse'
import { readBrowse } from './read-browse'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = readBrowse(await searchParams)
  return { title: describeFilters(query), alternates: { canonical: browseAddress(query) } }
}

export default async function BrowsePage({ searchParams }: Props) {
  const { query, ignored } = readBrowse(await searchParams)
  const answer = await browseMovies(query)
  return (
    <SiteFrame>
      <header className="wrap pt-10">
        <h1 className="display text-3xl">{describeFilters(query)}</h1>
        <p className="mt-3 text-lg">
          {countOf(answer.total, 'film')}
          {answer.pages > 1 && `, page ${answer.page} of ${answer.pages}`}
        </p>
        {ignored.length > 0 && (
          <p role="note" className="mt-4 inline-block bg-lamp px-4 py-2 text-on-lamp">
            Left aside what we could not read: {ignored.join(', ')}.
          </p>
        )}
      </header>
      <div className="wrap mt-8">
        <BrowseFilters query={query} facets={answer.facets} />
        {answer.total === 0 ? (
          <p className="voice mt-10 max-w-[38rem] text-lg">
            No film passes all of these at once. Let one of them go.
          </p>
        ) : (
          <div className="mt-10">
            <MovieWall movies={answer.movies} heading="h2" isFirst />
            <Pages query={query} page={answer.page} pages={answer.pages} />
          </div>
        )}
      </div>
    </SiteFrame>
  )
}
