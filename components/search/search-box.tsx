'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { suggestionsQuery } from '@/lib/api/queries'
import type { SearchAnswer } from '@/lib/api/schemas'
import { tellSearch } from '../taste/watch'
import { SearchField } from './search-field'
import type { Suggestion } from './suggestion'
import { describeAnswer, SuggestionList } from './suggestion-list'
import { useCombobox } from './use-combobox'
import { useDebounced } from './use-debounced'

/** Fast typists leave some 80 ms between two letters. */
const PAUSE_MILLISECONDS = 80

export type SearchProps = { size: 'hero' | 'compact'; initial?: string }

/** The search field with suggestions; without JavaScript it is the plain form that it contains. */
export function SearchBox(props: SearchProps) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Combobox {...props} />
    </QueryClientProvider>
  )
}

function Combobox({ size, initial = '' }: SearchProps) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(initial)
  const query = useDebounced(text.trim(), PAUSE_MILLISECONDS)
  const { data, error, isLoading } = useQuery(suggestionsQuery(query))
  const answer = query === '' ? undefined : data
  const suggestions = suggestionsOf(answer)
  const combobox = useCombobox({
    items: suggestions,
    onChoose: ({ path }) => {
      combobox.close()
      tellSearch(query)
      router.push(path)
    },
    onClear: () => setText(''),
  })
  useSlash(input)
  // Letters typed before the page came to life are only in the field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the start
  useEffect(() => {
    const typed = input.current?.value ?? ''
    if (typed === initial) return
    setText(typed)
    combobox.reset()
  }, [])

  const isEmpty = answer !== undefined && answer.movies.length + answer.people.length === 0
  const said = error ? 'The search does not answer just now.' : answer ? describeAnswer(answer) : ''
  const isShown =
    combobox.isOpen && query !== '' && (suggestions.length > 0 || isEmpty || isLoading || !!error)
  return (
    <SearchField
      size={size}
      ref={input}
      onSubmit={combobox.close}
      inputProps={{
        ...combobox.inputProps,
        'aria-expanded': isShown,
        value: text,
        onChange: (event) => {
          setText(event.target.value)
          combobox.reset()
        },
        onClick: combobox.open,
        onBlur: combobox.close,
      }}
    >
      {isShown && (
        <SuggestionList
          combobox={combobox}
          suggestions={suggestions}
          notice={isEmpty || error ? said : null}
          isWaiting={isLoading && suggestions.length === 0}
        />
      )}
      <span role="status" className="sr-only">
        {combobox.isOpen ? said : ''}
      </span>
    </SearchField>
  )
}

function suggestionsOf(answer: SearchAnswer | undefined): Suggestion[] {
  if (!answer) return []
  const movie = (film: SearchAnswer['movies'][number]) =>
    ({ kind: 'movie', path: film.path, movie: film }) as const
  return [
    ...answer.movies.map(movie),
    ...answer.people
      .slice(0, 3)
      .map((person) => ({ kind: 'person', path: person.path, person }) as const),
    ...answer.near.map(movie),
  ]
}

/** A stroke on «/» anywhere outside a field leads to the search. */
function useSlash(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isTyping =
        event.target instanceof Element && event.target.closest('input,select,textarea')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [input])
}
