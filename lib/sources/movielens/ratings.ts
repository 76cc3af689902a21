// Counts the ratings of a file of any size per film, in the memory of one number a film.
import { readText } from '../files'

/** Sum and count of the ratings of one film, on MovieLens' scale of 0.5 to 5. */
export type RatingSum = { sum: number; count: number }

export type RatingCounts = {
  films: Map<number, RatingSum>
  rows: number
  broken: number
  firstBroken: number | null
}

/**
 * Streams lines "user,film,rating,time" (or with "::" between) and sums the ratings per film. Lines
 * that are no such row are counted; the number of the first is kept.
 */
export async function countRatings(
  path: string,
  delimiter: ',' | '::',
  onBytes: (bytes: number) => void,
): Promise<RatingCounts> {
  const counts: RatingCounts = { films: new Map(), rows: 0, broken: 0, firstBroken: null }
  let rest = ''
  let line = 0
  const take = (text: string) => {
    line++
    if (text !== '' && !countLine(text, delimiter, counts.films)) {
      const isHead = line === 1 && text.toLowerCase().includes('userid')
      if (!isHead) {
        counts.broken++
        counts.firstBroken ??= line
      }
    } else if (text !== '') counts.rows++
  }
  for await (const text of readText(path, 'utf-8', onBytes)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const one of lines) take(one)
  }
  if (rest.trim() !== '') take(rest)
  return counts
}

function countLine(text: string, delimiter: string, films: Map<number, RatingSum>): boolean {
  const first = text.indexOf(delimiter)
  const second = text.indexOf(delimiter, first + delimiter.length)
  if (first < 1 || second < 0) return false
  const third = text.indexOf(delimiter, second + delimiter.length)
  const film = Number(text.slice(first + delimiter.length, second))
  const rating = Number(text.slice(second + delimiter.length, third < 0 ? undefined : third))
  if (!Number.isInteger(film) || film < 1 || !(rating >= 0 && rating <= 5)) return false
  const known = films.get(film)
  if (known) {
    known.sum += rating
    known.count++
  } else films.set(film, { sum: rating, count: 1 })
  return true
}
