// `marquee evaluate similar`: how well the served order agrees with people's judgements of pairs.
import { readFileSync } from 'node:fs'
import { AppError } from '@/lib/errors'
import { areaUnderRoc, areaWithinGroups, type Judged } from '@/lib/evaluate/ranking-area'
import { foldTitle } from '@/lib/text/fold'

/** One line of the judgements: is B a good recommendation for A? */
export type Judgement = {
  a: { title: string; year: number }
  b: { title: string; year: number }
  isGood: boolean
}

/** Scores of a pair by film ids: as served, and by likeness alone. */
export type ScorePair = (a: number, b: number) => { score: number; relevance: number }

export type SimilarFigures = {
  pairs: number
  covered: number
  /** Area under the ROC curve of the score as served. */
  auc: number
  /** The same of raw likeness, without the prior. */
  aucSimilarity: number
  aucWithinFilm: number
  aucSimilarityWithinFilm: number
}

/** Reads the judgements: tab-separated title, year, title, year, OK or NOT_OK, with a head line. */
export function readJudgements(path: string): Judgement[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new AppError(
      'not-found',
      `Got no file ${path}, expected judgements as tab-separated lines. Name it with --judgements.`,
      error,
    )
  }
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter(Boolean)
    .map((line, index) => {
      const [titleA, yearA, titleB, yearB, verdict] = line.split('\t')
      if (!titleA || !titleB || (verdict !== 'OK' && verdict !== 'NOT_OK'))
        throw new AppError(
          'unusable-data',
          `${path}, line ${index + 2}: got «${line.slice(0, 80)}», expected title, year, title, year, OK or NOT_OK.`,
        )
      return {
        a: { title: titleA, year: Number(yearA) },
        b: { title: titleB, year: Number(yearB) },
        isGood: verdict === 'OK',
      }
    })
}

/** Finds films by folded title and year within one, the nearest year first, then the best known. */
export function titleFinder(
  movies: readonly {
    id: number
    title: string
    originalTitle: string | null
    year: number | null
    popularity: number | null
  }[],
): (title: string, year: number) => number | null {
  const byTitle = new Map<string, (typeof movies)[number][]>()
  for (const movie of movies)
    for (const title of new Set([movie.title, movie.originalTitle ?? movie.title].map(foldTitle)))
      byTitle.set(title, [...(byTitle.get(title) ?? []), movie])
  return (title, year) => {
    const distance = (movie: (typeof movies)[number]) => Math.abs((movie.year ?? -9999) - year)
    const near = (byTitle.get(foldTitle(title)) ?? []).filter((movie) => distance(movie) <= 1)
    near.sort(
      (a, b) =>
        distance(a) - distance(b) || (b.popularity ?? 0) - (a.popularity ?? 0) || a.id - b.id,
    )
    return near[0]?.id ?? null
  }
}

/** Compares the scores with the judgements over the pairs whose two films are known. */
export function evaluateSimilar(
  judgements: readonly Judgement[],
  findId: (title: string, year: number) => number | null,
  scorePair: ScorePair,
): { figures: SimilarFigures; missing: string[] } {
  const served: Judged[] = []
  const raw: Judged[] = []
  const missing = new Set<string>()
  for (const { a, b, isGood } of judgements) {
    const [idA, idB] = [findId(a.title, a.year), findId(b.title, b.year)]
    if (idA === null) missing.add(`${a.title} (${a.year})`)
    if (idB === null) missing.add(`${b.title} (${b.year})`)
    if (idA === null || idB === null) continue
    const { score, relevance } = scorePair(idA, idB)
    served.push({ score, isGood, group: String(idA) })
    raw.push({ score: relevance, isGood, group: String(idA) })
  }
  const area = (value: number | null) => value ?? Number.NaN
  const figures = {
    pairs: judgements.length,
    covered: served.length,
    auc: area(areaUnderRoc(served)),
    aucSimilarity: area(areaUnderRoc(raw)),
    aucWithinFilm: area(areaWithinGroups(served)),
    aucSimilarityWithinFilm: area(areaWithinGroups(raw)),
  }
  return { figures, missing: [...missing].sort() }
}
