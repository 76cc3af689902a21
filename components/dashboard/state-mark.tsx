/** The sign and word of a state: told by shape and word, not by colour alone. */
const SIGNS: Record<string, string> = {
  running: '▸',
  waiting: '·',
  finished: '✓',
  done: '✓',
  skipped: '↷',
  failed: '✕',
  stopped: '■',
  serves: '★',
  stable: '✓',
  moved: '!',
  shifted: '✕',
  met: '✓',
  warning: '!',
  critical: '✕',
}
const BAD = new Set(['failed', 'critical', 'shifted'])

export function StateMark({ state, word = state }: { state: string; word?: string }) {
  const colour = BAD.has(state) ? 'text-signal font-semibold' : ''
  return (
    <span className={`whitespace-nowrap ${colour}`}>
      <span aria-hidden className="mr-1.5 inline-block w-3 text-center">
        {SIGNS[state] ?? '·'}
      </span>
      {word}
    </span>
  )
}
