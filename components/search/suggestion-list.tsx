import type { ComponentProps } from 'react'
import type { SearchAnswer } from '@/lib/api/schemas'
import { countOf } from '@/lib/format'
import { type Suggestion, SuggestionLine } from './suggestion'

type Combobox = {
  listId: string
  optionProps: (index: number) => ComponentProps<'div'>
}

/** The list below the search field: options, or a word on why there are none. */
export function SuggestionList({
  combobox: { listId, optionProps },
  suggestions,
  notice,
  isWaiting,
}: {
  combobox: Combobox
  suggestions: readonly Suggestion[]
  notice: string | null
  isWaiting: boolean
}) {
  return (
    <div className="absolute inset-x-0 top-full z-30 mt-2 overflow-hidden border-2 border-rule bg-sheet text-base text-ink shadow-2xl">
      {notice && <p className="border-hairline border-b px-4 py-3 text-sm text-soft">{notice}</p>}
      {isWaiting && <Waiting />}
      {/* The roles of the pattern: the input keeps the focus, the list is only pointed into. */}
      <div
        id={listId}
        role="listbox"
        aria-label="Films and people"
        className="max-h-[70dvh] overflow-y-auto"
      >
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestion.path}
            {...optionProps(index)}
            className="flex min-h-14 cursor-pointer items-center gap-3 border-hairline border-b px-4 py-2 last:border-b-0 aria-selected:bg-lamp aria-selected:text-on-lamp aria-selected:[&_.text-soft]:text-on-lamp"
          >
            <SuggestionLine suggestion={suggestion} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** Where the first suggestions will stand, before they do. */
function Waiting() {
  return (
    <div aria-hidden className="space-y-3 px-4 py-3">
      <div className="skeleton h-14" />
      <div className="skeleton h-14" />
      <div className="skeleton h-14" />
    </div>
  )
}

/** What is announced and, where nothing was found, shown. */
export function describeAnswer({ query, movies, people, near }: SearchAnswer): string {
  if (movies.length + people.length > 0) {
    const found = [
      movies.length > 0 ? countOf(movies.length, 'film') : '',
      people.length > 0 ? countOf(people.length, 'person', 'people') : '',
    ]
    return `${found.filter(Boolean).join(' and ')} found. Use the up and down arrows to choose.`
  }
  const advice = near.length > 0 ? 'These titles come near.' : 'Try fewer letters.'
  return `Nothing is called «${query}». ${advice}`
}
