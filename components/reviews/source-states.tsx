import type { ReviewSourceState } from '@/lib/api/review-schemas'
import { countOf } from '@/lib/format'
import { sourceName } from './source-name'

/** What a source answered, as a sentence after its name. */
const SENTENCES: Record<Exclude<ReviewSourceState['state'], 'found'>, string> = {
  waiting: 'not asked yet',
  none: 'nobody wrote there yet',
  'no-id': 'the film’s number there is not known',
  'layout-changed': 'its page has another form than this program knows; nothing could be read',
  off: 'not switched on by the operator of this site',
  'key-refused': 'does not accept this site’s key',
  'not-found': 'does not know this film',
  'rate-limited': 'was asked too often and wants a pause',
  blocked: 'refuses to answer programs',
  offline: 'cannot be reached just now',
  failing: 'has a fault of its own just now',
  'timed-out': 'did not answer in time',
  nonsense: 'answered something that cannot be read',
}

/** How each source answered; a source without reviews says why. */
export function SourceStates({
  sources,
  asking,
}: {
  sources: readonly ReviewSourceState[]
  /** The source that is being asked now. */
  asking: string | null
}) {
  return (
    <ul aria-live="polite" aria-label="Where reviews come from" className="sources">
      {sources.map((source) => (
        <li key={source.name} data-state={asking === source.name ? 'asking' : source.state}>
          <b>{sourceName(source.name)}</b>: {describe(source, asking)}
        </li>
      ))}
    </ul>
  )
}

function describe(
  { name, state, reviews, total }: ReviewSourceState,
  asking: string | null,
): string {
  if (asking === name) return 'asking …'
  const count = countOf(reviews, 'review')
  if (state === 'found') {
    if (reviews === 0) return 'nobody wrote here yet'
    return total !== null && total > reviews ? `${count} of ${total}` : count
  }
  return reviews > 0 ? `${SENTENCES[state]}; ${count} from before` : SENTENCES[state]
}
