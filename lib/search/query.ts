// What a person typed into the search box: words, with a year in them perhaps, or the id of a film elsewhere.

/** `text` is what the indexes look for, the year still in it; ids are those of IMDb ("tt1375666") and TMDB. */
export type SearchQuery = {
  text: string
  year: number | null
  imdbId: string | null
  tmdbId: number | null
}

const MOST_CHARACTERS = 300
const IMDB_ID = /(?:^|[\s/:])(tt\d{7,10})(?=$|[\s/?#])/i
const TMDB_ID = /(?:^tmdb:\s*|themoviedb\.org\/movie\/)(\d{1,9})(?=$|[\s/?#-])/i
const BRACKETED_YEAR = /[([]((?:18|19|20)\d\d)[)\]]/
/** A year alone is a title (2012, 1917): it is a year only behind or before other words. */
const OUTER_YEAR = /^((?:18|19|20)\d\d)\s+\S|\S\s+((?:18|19|20)\d\d)$/

/**
 * Returns the parts of a raw query. Any text is valid: control characters become blanks and what follows
 * the 300th character is left out. A year in brackets, first or last is reported; "Blade Runner 2049" too
 * has one, and it is for the index to see that this is a title.
 */
export function parseQuery(raw: string): SearchQuery {
  const text = cleanText(raw)
  const bracketed = BRACKETED_YEAR.exec(text)?.[1]
  const outer = OUTER_YEAR.exec(text.trimEnd())
  const year = bracketed ?? outer?.[1] ?? outer?.[2]
  const tmdb = TMDB_ID.exec(text)?.[1]
  return {
    text,
    year: year === undefined ? null : Number(year),
    imdbId: IMDB_ID.exec(text)?.[1]?.toLowerCase() ?? null,
    tmdbId: tmdb === undefined ? null : Number(tmdb),
  }
}

/** Keeps a blank at the end, which says that the last word is complete. */
function cleanText(raw: string): string {
  const text = raw
    .slice(0, MOST_CHARACTERS)
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trimStart()
  return text.replace(/\s+$/, ' ')
}
