// What a page is about, as its first sentence says it: a film, a series, or something else.

export type PageKind = 'film' | 'series' | 'other' | 'unsaid'

/** Stops such as those of "Mr." and "vs." do not end a sentence. */
const SENTENCE_END = /(?<!\b(?:Mr|Mrs|Ms|Dr|Jr|Sr|vs|No|St|Vol|Bros|[A-Z]))\.\s/
const DEFINITION = /\b(?:is|was|are|were)\s+(?:an?|the|one of|two|first)\b(.*)/s
const FILM =
  /\b(?:film|movie|documentary|short|feature|cartoon|serial|picture|mockumentary|biopic|western|melodrama|thriller|comedy|drama|musical|romance|mystery|animation|featurette|swashbuckler|noir)s?\b/i
const SERIES =
  /\b(?:mini-?series|(?:television|TV|web|anime|cartoon|drama|comedy|animated|streaming) (?:\w+ )?(?:series|show|program(?:me)?|sitcom)|sitcom|soap opera|talk show)\b/i
const OTHER =
  /\b(?:novel|novella|book|play|album|song|single|short story|comic (?:book|strip)|comics|manga|biography|memoir|opera|ballet|singer|actor|actress|politician|writer|author|trainer|video game|franchise|magazine|band|company|editorial|novels|books|plays)\b/i

/** Tells from the first sentence. A film's own nouns count before "based on the novel …". */
export function pageKind(extract: string): PageKind {
  const sentence = extract.split(SENTENCE_END)[0] ?? ''
  const definition = DEFINITION.exec(sentence)?.[1]
  if (definition === undefined) return 'unsaid'
  const own =
    definition.split(
      /\b(?:based|directed|written|starring|featuring|produced|about|by|which|that|from|created|adapted|adaptation)\b/i,
    )[0] ?? ''
  if (/\b(?:film|movie|documentary|short|serial|featurette)s?\b/i.test(own)) return 'film'
  if (SERIES.test(own)) return 'series'
  if (OTHER.test(own)) return 'other'
  return FILM.test(own) ? 'film' : 'unsaid'
}
