import type { CSSProperties } from 'react'
import type { Recommendation } from '@/lib/api/schemas'
import { languageName } from '@/lib/format'
import { type Share, sharesOf } from './shares'

/** Reasons shown by name; the rest of them is one line. */
const MOST_NAMED = 6

const KINDS: Record<Share['kind'], string> = {
  collection: 'Series: ',
  director: 'Director: ',
  cast: 'Cast: ',
  keyword: 'Theme: ',
  genre: 'Genre: ',
  decade: 'Decade: ',
  language: 'Language: ',
  audience: 'People: ',
  quality: '',
  popularity: '',
  rest: '',
}

/**
 * Why a film was recommended: every part of its score as a bar, summing to the whole. A page has
 * some hundred of these lines, and each is sent twice, so a line is one element and one text.
 */
export function Why({ item }: { item: Recommendation }) {
  const shares = sharesOf(item.reasons, MOST_NAMED)
  const longest = Math.max(...shares.map(({ parts }) => parts))
  return (
    <details className="why">
      <summary aria-label={`Why ${item.movie.title}`}>Why</summary>
      <ul>
        {shares.map((share) => (
          <li key={share.kind + share.label} style={barOf(share.parts / longest)}>
            {describe(share)}
          </li>
        ))}
        <li>{`100 % make the score of ${item.score.toFixed(3)}`}</li>
      </ul>
    </details>
  )
}

function describe({ kind, label, parts }: Share): string {
  const name = kind === 'language' ? languageName(label) : label
  return `${(parts / 10).toFixed(1)} % ${KINDS[kind]}${name}`
}

/** The length of the bar as the style sheet reads it, in per cent. */
function barOf(part: number): CSSProperties {
  return { '--bar': `${Math.max(1, Math.round(100 * part))}%` } as CSSProperties
}
