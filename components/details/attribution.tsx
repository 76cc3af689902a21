import { formatDate } from '@/lib/format'

/** What TMDB's terms ask for where its content is shown. */
export function Attribution({ tmdbId, fetchedAt }: { tmdbId: number; fetchedAt: string | null }) {
  return (
    <p className="wrap mt-10 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft">
      {/* biome-ignore lint/performance/noImgElement: an SVG of half a KB has nothing to be optimised */}
      <img src="/tmdb.svg" alt="TMDB" width={92} height={20} />
      <span>
        This product uses the TMDB API but is not endorsed or certified by TMDB.{' '}
        <a
          href={`https://www.themoviedb.org/movie/${tmdbId}`}
          rel="noreferrer"
          className="textlink"
        >
          The film on TMDB
        </a>
        {fetchedAt && `, as it was on ${formatDate(fetchedAt)}`}.
      </span>
    </p>
  )
}
