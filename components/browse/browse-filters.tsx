import Link from 'next/link'
import {
  BROWSE_SORTS,
  type BrowseAnswer,
  type BrowseQuery,
  movieCardSchema,
} from '@/lib/api/schemas'
import { formatRuntime, languageName } from '@/lib/format'

const GENRES = movieCardSchema.shape.genres.element.options
const RUNTIMES = [90, 120, 150, 180]
const RATINGS = [9, 8, 7, 6, 5]
const SORTS: Record<(typeof BROWSE_SORTS)[number], string> = {
  popular: 'Best known first',
  rating: 'Best rated first',
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'By title',
}

/** The filters as a plain form that leads to an address; works without JavaScript. */
export function BrowseFilters({
  query,
  facets,
}: {
  query: BrowseQuery
  facets: BrowseAnswer['facets']
}) {
  return (
    <form
      autoComplete="off"
      action="/browse"
      aria-label="Filter films"
      className="no-print grid grid-cols-2 items-end gap-x-4 gap-y-3 border-rule border-y-2 py-4 sm:grid-cols-3 lg:grid-cols-[repeat(6,1fr)_auto]"
    >
      <Choice
        name="genre"
        label="Genre"
        value={query.genre}
        any="Every genre"
        options={GENRES.map((genre) => [genre, genre])}
      />
      <Choice
        name="decade"
        label="Decade"
        value={query.decade}
        any="Any time"
        options={facets.decades.map((decade) => [decade, `${decade}s`])}
      />
      <Choice
        name="runtime"
        label="Runtime"
        value={query.runtime}
        any="Any length"
        options={RUNTIMES.map((minutes) => [minutes, `Up to ${formatRuntime(minutes)}`])}
      />
      <Choice
        name="language"
        label="Language"
        value={query.language}
        any="Any language"
        options={facets.languages.map(({ code }) => [code, languageName(code)])}
      />
      <Choice
        name="rating"
        label="Rating"
        value={query.rating}
        any="Any rating"
        options={RATINGS.map((mean) => [mean, `${mean} or more`])}
      />
      <Choice
        name="sort"
        label="Order"
        value={query.sort}
        options={BROWSE_SORTS.map((sort) => [sort, SORTS[sort]])}
      />
      <div className="col-span-2 flex gap-4 sm:col-span-3 lg:col-span-1">
        <button
          type="submit"
          className="min-h-11 bg-ink px-6 font-bold text-paper hover:bg-lamp hover:text-on-lamp"
        >
          Show
        </button>
        <Link
          href="/browse"
          prefetch={false}
          className="textlink inline-flex min-h-11 items-center text-sm"
        >
          Clear
        </Link>
      </div>
    </form>
  )
}

type ChoiceProps = {
  name: string
  label: string
  value: string | number | undefined
  /** What choosing nothing is called; without it something is always chosen. */
  any?: string
  options: readonly (readonly [value: string | number, text: string])[]
}

function Choice({ name, label, value, any, options }: ChoiceProps) {
  const isListed = value === undefined || options.some(([known]) => known === value)
  return (
    <label className="block min-w-0">
      <span className="label block text-soft">{label}</span>
      {/* A new key for a new address: the browser would keep the old choice otherwise. */}
      <select
        key={String(value)}
        name={name}
        defaultValue={value ?? ''}
        className="mt-1 min-h-11 w-full border-2 border-rule bg-sheet px-2 text-sm"
      >
        {any && <option value="">{any}</option>}
        {!isListed && <option value={value}>{value}</option>}
        {options.map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
