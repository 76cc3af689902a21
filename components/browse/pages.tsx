import Link from 'next/link'
import type { BrowseQuery } from '@/lib/api/schemas'
import { formatCount } from '@/lib/format'
import { browseAddress } from './browse-address'

/** Ways to the pages around this one; nothing where all fits on one. */
export function Pages({ query, page, pages }: { query: BrowseQuery; page: number; pages: number }) {
  if (pages < 2) return null
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const shown = [...new Set(near)]
  return (
    <nav
      aria-label="Pages"
      className="no-print mt-14 flex flex-wrap gap-2 border-rule border-t-2 pt-4"
    >
      {shown.map((n) => (
        <Link
          key={n}
          href={browseAddress({ ...query, page: n })}
          prefetch={false}
          aria-current={n === page ? 'page' : undefined}
          aria-label={`Page ${n}`}
          className="display grid min-h-11 min-w-11 place-items-center border-2 border-rule px-3 text-lg hover:bg-lamp hover:text-on-lamp aria-[current]:bg-ink aria-[current]:text-paper"
        >
          {formatCount(n)}
        </Link>
      ))}
    </nav>
  )
}
