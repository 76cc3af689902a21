import type { Trouble } from '@/lib/api/details-schemas'
import { countOf } from '@/lib/format'

/** What happened, said to whoever looks at a film. */
const SENTENCES: Record<Trouble['kind'], string> = {
  off: 'This site has no TMDB key.',
  'key-refused': 'TMDB does not accept this site’s key. Its operator has to renew it.',
  'not-found': 'TMDB does not know it.',
  'rate-limited': 'TMDB was asked too often and wants a pause.',
  blocked: 'TMDB refuses to answer this site.',
  offline: 'TMDB cannot be reached just now.',
  failing: 'TMDB has a fault of its own just now.',
  'timed-out': 'TMDB did not answer in time.',
  nonsense: 'TMDB answered something that cannot be read.',
}

/** Nothing changes by asking again. */
const LASTING = new Set<Trouble['kind']>(['off', 'not-found'])

/** Says why details are missing or old, and lets one ask again where that may help. */
export function TroubleNote({
  trouble,
  shownSince,
  missing,
  onRetry,
  isRetrying,
}: {
  trouble: Trouble
  /** Day of the details shown meanwhile, as it reads; null where there are none. */
  shownSince: string | null
  /** What is missing where there are none, as a sentence after a blank. */
  missing: string
  onRetry: () => void
  isRetrying: boolean
}) {
  const wait = trouble.retryAfter
  return (
    <div role="status" className="note" data-trouble={trouble.kind}>
      <p>
        {SENTENCES[trouble.kind]}
        {wait !== null && wait > 0 && ` It is worth asking again in ${countOf(wait, 'second')}.`}
        {shownSince === null ? missing : ` What you see is from ${shownSince}.`}
      </p>
      {!LASTING.has(trouble.kind) && (
        <button type="button" onClick={onRetry} disabled={isRetrying} className="textlink">
          {isRetrying ? 'Asking …' : 'Ask again'}
        </button>
      )}
    </div>
  )
}
