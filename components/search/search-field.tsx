import type { ComponentProps, ReactNode, Ref } from 'react'

/** The form around the search field: works alone, as a plain GET to /search. */
export function SearchField({
  size,
  ref,
  inputProps,
  onSubmit,
  children,
}: {
  size: 'hero' | 'compact'
  ref?: Ref<HTMLInputElement>
  inputProps?: ComponentProps<'input'>
  onSubmit?: () => void
  children?: ReactNode
}) {
  const isHero = size === 'hero'
  return (
    <search className="relative block w-full">
      <form action="/search" onSubmit={onSubmit} className={isHero ? HERO : COMPACT}>
        <input
          ref={ref}
          type="text"
          name="q"
          aria-label="Search films and people"
          placeholder={isHero ? 'A film you love' : 'Film or person'}
          required
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          className={isHero ? HERO_INPUT : COMPACT_INPUT}
          {...inputProps}
        />
        <button type="submit" className={isHero ? HERO_BUTTON : COMPACT_BUTTON}>
          {isHero ? 'Find' : <span className="sr-only">Search</span>}
          {!isHero && (
            <svg
              aria-hidden
              viewBox="0 0 20 20"
              width="18"
              height="18"
              fill="none"
              stroke="currentColor"
              strokeWidth="2.2"
            >
              <circle cx="8.5" cy="8.5" r="5.5" />
              <path d="m12.8 12.8 5 5" />
            </svg>
          )}
        </button>
      </form>
      {children}
    </search>
  )
}

const HERO = 'flex items-stretch border-4 border-on-lamp bg-sheet text-ink'
const HERO_INPUT =
  'min-w-0 flex-1 bg-transparent px-4 py-4 font-semibold text-lg placeholder:text-soft sm:px-6 sm:py-6 sm:text-xl'
const HERO_BUTTON =
  'wordmark bg-on-lamp px-5 text-lamp text-sm hover:bg-signal hover:text-paper sm:px-10 sm:text-lg'
const COMPACT = 'flex items-stretch border-2 border-rule bg-sheet'
const COMPACT_INPUT = 'min-w-0 flex-1 bg-transparent px-3 py-1.5 text-base placeholder:text-soft'
const COMPACT_BUTTON = 'grid w-11 place-items-center hover:bg-lamp hover:text-on-lamp'
