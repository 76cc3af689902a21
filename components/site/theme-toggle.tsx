'use client'

import { useTheme } from 'next-themes'

/** Turns the hall light on or off. Which of the two is only known in the browser, so the label names the act. */
export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme()
  return (
    <button
      type="button"
      onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
      className="no-print grid size-10 sm:size-11 shrink-0 place-items-center border-2 border-rule hover:bg-lamp hover:text-on-lamp"
    >
      <span className="sr-only">Switch between light and dark</span>
      <svg aria-hidden viewBox="0 0 20 20" width="20" height="20">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor" />
      </svg>
    </button>
  )
}
