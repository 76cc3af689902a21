import type { Recommendation } from '@/lib/api/schemas'
import { type Share, sharesOf } from './shares'

/** Reasons shown by name; the rest of them is one line. */
const MOST_NAMED = 7

const KINDS: Record<Share['kind'], string> = {
  collection: 'Series',
  director: 'Director',
  cast: 'Cast',
  keyword: 'Theme',
  genre: 'Genre',
  decade: 'Decade',
  language: 'Language',
  quality: 'Prior',
  popularity: 'Prior',
  rest: 'And',
}

/** Why a film was recommended: every part of its score as a bar, summing to the whole. */
export function Why({ item }: { item: Recommendation }) {
  const shares = sharesOf(item.reasons, MOST_NAMED)
  const longest = Math.max(...shares.map(({ parts }) => parts))
  return (
    <details className="group/why no-print mt-2 text-xs">
      <summary className="-mx-1 inline-flex min-h-7 items-center px-1 font-semibold underline decoration-signal underline-offset-4 hover:text-signal">
        Why<span className="sr-only"> {item.movie.title}</span>
      </summary>
      <table className="mt-2 w-full border-rule border-t-2 text-left">
        <caption className="sr-only">What the score of {item.movie.title} is made of</caption>
        <tbody>
          {shares.map(({ kind, label, parts }) => (
            <tr key={`${kind} ${label}`} className="border-hairline border-b align-top">
              <th scope="row" className="py-1 pr-2 font-normal">
                <span className="text-soft">{KINDS[kind]} </span>
                <span className="font-semibold">{label}</span>
                <span
                  aria-hidden
                  className="mt-0.5 block h-1.5 bg-signal"
                  style={{ width: `${Math.max(1, Math.round((100 * parts) / longest))}%` }}
                />
              </th>
              <td className="w-14 py-1 text-right tabular-nums">{(parts / 10).toFixed(1)} %</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="py-1 font-semibold">
              Score {item.score.toFixed(3)}
            </th>
            <td className="py-1 text-right font-semibold tabular-nums">100.0 %</td>
          </tr>
        </tfoot>
      </table>
    </details>
  )
}
