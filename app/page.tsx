import type { Metadata } from 'next'
import { MovieShelf } from '@/components/movie/movie-shelf'
import { SearchBox } from '@/components/search/search-box'
import { SiteFrame } from '@/components/site/site-frame'
import { formatCount } from '@/lib/format'
import { listHomeRows } from '@/lib/serve/home'
import { readStatus } from '@/lib/serve/status'

export const metadata: Metadata = { alternates: { canonical: '/' } }

export default async function HomePage() {
  const [rows, { films }] = await Promise.all([listHomeRows(), readStatus()])
  return (
    <SiteFrame search={null}>
      <section className="bg-lamp text-on-lamp">
        <div className="wrap pt-8 pb-10 sm:pt-10 sm:pb-16">
          <h1 className="banner">
            More like <br />
            that one
          </h1>
          <div className="mt-8 sm:mt-10">
            <SearchBox size="hero" />
          </div>
          <p className="mt-5 max-w-[52rem] font-medium">
            Name a film you love. Marquee finds twelve like it among {formatCount(films)}, and says
            of each why it is there.
          </p>
        </div>
      </section>
      {rows.map((row, index) => (
        <MovieShelf key={row.title} row={row} isFirst={index === 0} />
      ))}
    </SiteFrame>
  )
}
