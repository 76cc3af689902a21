'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { suggestionsQuery } from '@/lib/api/queries'
import type { MovieCard } from '@/lib/api/schemas'
import { describeAnswer, SuggestionList } from '../search/suggestion-list'
import { useCombobox } from '../search/use-combobox'
import { useDebounced } from '../search/use-debounced'

const PAUSE_MILLISECONDS = 80

/** A field that finds a film by its title and hands it over. */
export function FilmField({
  label,
  onChoose,
}: {
  label: string
  onChoose: (movie: MovieCard) => void
}) {
  const [text, setText] = useState('')
  const query = useDebounced(text.trim(), PAUSE_MILLISECONDS)
  const { data, isLoading } = useQuery(suggestionsQuery(query))
  const answer = query === '' ? undefined : data
  const films = answer ? [...answer.movies, ...answer.near] : []
  const suggestions = films.map((movie) => ({ kind: 'movie', path: movie.path, movie }) as const)
  const combobox = useCombobox({
    items: suggestions,
    onChoose: ({ movie }) => {
      setText('')
      combobox.close()
      onChoose(movie)
    },
    onClear: () => setText(''),
  })
  const isEmpty = answer !== undefined && films.length === 0
  const isShown = combobox.isOpen && query !== '' && (films.length > 0 || isEmpty || isLoading)
  return (
    <div className="relative max-w-md">
      <label>
        <span className="label block text-soft">{label}</span>
        <input
          {...{ ...combobox.inputProps, 'aria-expanded': isShown }}
          type="text"
          className="field mt-1"
          value={text}
          maxLength={200}
          onChange={({ target }) => {
            setText(target.value)
            combobox.reset()
          }}
          onClick={combobox.open}
          onBlur={combobox.close}
        />
      </label>
      {isShown && (
        <SuggestionList
          combobox={combobox}
          suggestions={suggestions}
          notice={isEmpty ? 'No film is called so.' : null}
          isWaiting={isLoading && films.length === 0}
        />
      )}
      <span role="status" className="sr-only">
        {combobox.isOpen && answer ? describeAnswer({ ...answer, people: [] }) : ''}
      </span>
    </div>
  )
}
