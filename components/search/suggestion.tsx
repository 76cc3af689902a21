import type { MovieCard, PersonHit } from '@/lib/api/schemas'
import { countOf } from '@/lib/format'

/** One line of the list: where it leads and what it shows. */
export type Suggestion =
  | { kind: 'movie'; path: string; movie: MovieCard }
  | { kind: 'person'; path: string; person: PersonHit }

/** What a suggestion shows: a tiny poster or the letters of a name, then a line and a smaller one. */
export function SuggestionLine({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.kind === 'person') {
    const { name, films, knownFor } = suggestion.person
    return (
      <>
        <span
          aria-hidden
          className="display grid size-10 shrink-0 place-items-center rounded-full bg-ink text-paper"
        >
          {initials(name)}
        </span>
        <Lines
          first={name}
          second={[countOf(films, 'film'), ...knownFor.slice(0, 2)].join(' · ')}
        />
      </>
    )
  }
  const { title, year, directors, poster } = suggestion.movie
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: an SVG of a few KB has nothing to be optimised */}
      <img src={poster} alt="" width={40} height={60} className="poster !w-10 shrink-0" />
      <Lines
        first={title}
        second={[year, directors.slice(0, 2).join(', ')].filter(Boolean).join(' · ')}
      />
    </>
  )
}

function Lines({ first, second }: { first: string; second: string }) {
  return (
    <span className="min-w-0">
      <span className="block truncate font-semibold leading-snug">{first}</span>
      <span className="block truncate text-xs text-soft">{second}</span>
    </span>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.[0] ?? '').join('')
}
