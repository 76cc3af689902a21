import type { Review } from '@/lib/api/review-schemas'

const SIGNS: Record<Review['verdict'], string> = { glad: '▲', mixed: '■', sad: '▼' }

/** No verdict is certain. */
const MOST_SURE = 99

/** How a review feels and how sure the program is: «▲ Glad, 93 % sure». */
export function VerdictMark({ verdict, probability }: Pick<Review, 'verdict' | 'probability'>) {
  const sure = Math.floor(100 * Math.max(probability, 1 - probability))
  return (
    <p className="verdict" data-verdict={verdict}>
      <span aria-hidden>{SIGNS[verdict]} </span>
      <b>{verdictName(verdict)}</b>
      {verdict === 'mixed'
        ? ', too close to call'
        : `, ${sure < MOST_SURE ? sure : `over ${MOST_SURE}`} % sure`}
    </p>
  )
}

/** A verdict as a word of its own. */
export function verdictName(verdict: Review['verdict']): string {
  return verdict.charAt(0).toUpperCase() + verdict.slice(1)
}
