import type { Metadata } from 'next'
import { SearchResults } from '@/components/search/search-results'
import { Interlude } from '@/components/site/interlude'
import { SiteFrame } from '@/components/site/site-frame'
import { RecordSearch } from '@/components/taste/record-visit'
import { searchAll } from '@/lib/serve/search'

type Props = { searchParams: Promise<{ q?: string | string[] }> }

const MOST_FILMS = 48

/** The longest query that is searched for; the field takes no more. */
const LONGEST = 200

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = readQuery((await searchParams).q)
  return { title: query === '' ? 'Search' : `Search: ${query}`, robots: { index: false } }
}

export default async function SearchPage({ searchParams }: Props) {
  const query = readQuery((await searchParams).q)
  if (query === '') return <NothingAsked />
  const answer = await searchAll(query, MOST_FILMS)
  return (
    <SiteFrame search={{ initial: query }}>
      <RecordSearch query={query} />
      <SearchResults answer={answer} isCut={answer.movies.length === MOST_FILMS} />
    </SiteFrame>
  )
}

function NothingAsked() {
  return (
    <SiteFrame>
      <Interlude title="What shall we look for?" sign="?">
        Type a title, a name or a year above. Half a word is enough, and a slip of the finger does
        no harm.
      </Interlude>
    </SiteFrame>
  )
}

function readQuery(q: string | string[] | undefined): string {
  const text = (Array.isArray(q) ? q[0] : q) ?? ''
  return text.replaceAll('\0', '').trim().slice(0, LONGEST)
}
