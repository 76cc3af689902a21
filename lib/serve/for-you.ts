// Which rows of films know this visitor?
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { controlsQuerySchema } from '@/lib/api/endpoints'
import type { ForYouAnswer, OwnMark, TasteRow, WhyAnswer } from '@/lib/api/taste-schemas'
import type { Genre } from '@/lib/catalogue/genre'
import { pullsOf } from '@/lib/recommend/pulls'
import type { Pull } from '@/lib/recommend/taste'
import { type Arm, findArm, findArmAsked, noteExposure } from './experiments'
import { interleaveLists } from './interleave'
import { listMarks, signalOf } from './marks'
import { listServices } from './services'
import { loadSnapshot, type Snapshot } from './snapshot'
import {
  explainFor,
  listForTaste,
  movieOfRow,
  refOfModel,
  type RankedItem,
  type TasteQuestion,
} from './taste'
import { columnsOfTheme, labelOf, offerThemes, themePulls } from './themes'
import type { Visitor } from './visitor'

type Controls = z.infer<typeof controlsQuerySchema>

/** What somebody wants, read from what was said and from the address. */
type Wish = {
  question: TasteQuestion
  /** Films that pull or push, the strongest pull first. */
  pulls: Pull[]
  watchlist: number[]
}

/** Films a row; the first row has two lines of them. */
const ROW = 12
const FIRST_ROW = 18
const DIVERSITY = 0.2
/** Rows «Because you liked …». */
const BECAUSE_ROWS = 3
const THEME_ROWS = 2
/** A hidden gem is known less than this and rated better than that. */
const GEM_FAME = 0.5
const GEM_QUALITY = 0.66
const GEM_NOVELTY = 0.3
const GENRE_ROWS: Genre[] = [
  'Drama',
  'Comedy',
  'Thriller',
  'Science Fiction',
  'Animation',
  'Horror',
]
const COUNTRY = 'GB'
/** What a film counts that is to be used less. */
const QUIET_SHARE = 0.25

/** The rows for whoever asks; for somebody who said nothing yet, what is well loved. No film stands twice. */
export function listForYou(
  visitor: Visitor | null,
  controls: Controls,
  {
    asked = null,
    isWatched = true,
  }: {
    /** The variant that an operator asks to see; nothing is noted then. */
    asked?: string | null
    /** False for those with whom no experiment may be made. */
    isWatched?: boolean
  } = {},
): ForYouAnswer {
  const snapshot = loadSnapshot()
  const arm =
    asked === null ? findArm(snapshot, isWatched ? visitor : null) : findArmAsked(snapshot, asked)
  const wish = wishOf(snapshot, visitor ? listMarks(visitor) : [], controls, arm)
  const isPersonal = wish.pulls.length > 0
  const page = new Page(snapshot, wish.question)
  const rows = isPersonal ? personalRows(page, wish, arm) : lovedRows(page)
  const isMet = isPersonal && arm !== null
  if (isMet && visitor && asked === null) noteExposure(arm, visitor)
  return {
    signals: wish.pulls.length,
    isPersonal,
    model: refOfModel(wish.question.model),
    experiment: isMet && asked === null ? arm.experiment : null,
    variant: isMet && asked === null ? arm.variant : null,
    rows,
    themes: offerThemes(snapshot, wish.pulls),
    services: [...listServices(snapshot, COUNTRY).keys()].sort(),
  }
}

/** Everything that makes a film's score for whoever asks. */
export function explainForYou(
  visitor: Visitor | null,
  controls: Controls,
  movieId: number,
  { isWatched = true }: { isWatched?: boolean } = {},
): WhyAnswer {
  const snapshot = loadSnapshot()
  const marks = visitor ? listMarks(visitor) : []
  const { question } = wishOf(
    snapshot,
    marks,
    controls,
    findArm(snapshot, isWatched ? visitor : null),
  )
  return explainFor(snapshot, question, movieId)
}

/** Reads the controls of an address; a theme that no film carries is refused. */
export function questionWith(
  snapshot: Snapshot,
  controls: Controls,
  films: readonly Pull[],
  isOut: (row: number) => boolean,
): TasteQuestion {
  const { more = [], less = [], genre, from, to, runtime, language, service } = controls
  const quiet = new Set(
    controls.quiet?.split(',').map((id) => snapshot.model.rowOf.get(Number(id))),
  )
  return {
    taste: {
      films: films.map(({ number, weight }) => ({
        number,
        weight: quiet.has(number) ? weight * QUIET_SHARE : weight,
      })),
      themes: themePulls(snapshot, { more, less }),
    },
    filters: {
      ...(genre && { genres: genre }),
      ...(from !== undefined && { yearFrom: from }),
      ...(to !== undefined && { yearTo: to }),
      ...(runtime !== undefined && { runtimeMax: runtime }),
      ...(language !== undefined && { language }),
      ...(service !== undefined && { service }),
    },
    novelty: controls.novelty ?? 0,
    isOut,
    model: snapshot.model,
    options: { limit: ROW, diversity: controls.diversity ?? DIVERSITY, minRelevance: 0 },
  }
}

function wishOf(
  snapshot: Snapshot,
  marks: readonly OwnMark[],
  controls: Controls,
  arm: Arm | null,
): Wish {
  const { rowOf } = snapshot.model
  const known = marks.filter(({ movieId }) => rowOf.has(movieId))
  const rowAt = (position: number) => rowOf.get(known[position]!.movieId)!
  const pulls = pullsOf(known.map(signalOf)).map(({ number, weight }) => ({
    number: rowAt(number),
    weight,
  }))
  // What is only to be watched may still be shown; all else that was said of a film is an answer to it.
  const isWaiting = ({ stars, isLiked, isHidden, isSeen }: OwnMark) =>
    stars === null && !isLiked && !isHidden && !isSeen
  const out = new Set(
    known.filter((mark) => !isWaiting(mark)).map(({ movieId }) => rowOf.get(movieId)!),
  )
  const question = questionWith(snapshot, controls, pulls, (row) => out.has(row))
  return {
    question: arm ? withArm(question, controls, arm) : question,
    pulls: [...pulls].sort((a, b) => b.weight - a.weight),
    watchlist: known.filter(isWaiting).map(({ movieId }) => rowOf.get(movieId)!),
  }
}

/** An arm gives the model, and the parameters that the visitor left alone. */
function withArm(question: TasteQuestion, controls: Controls, arm: Arm): TasteQuestion {
  const diversity = controls.diversity ?? arm.diversity ?? question.options.diversity
  return {
    ...question,
    model: arm.model,
    novelty: controls.novelty ?? arm.novelty ?? question.novelty,
    options: { ...question.options, diversity },
  }
}

/** The page as it fills: what stands in a row stands in no other. */
class Page {
  readonly #shown = new Set<number>()

  constructor(
    readonly snapshot: Snapshot,
    readonly question: TasteQuestion,
  ) {}

  titleOf(row: number): string {
    return movieOfRow(this.snapshot, row).title
  }

  /** A list for the question with some of it changed; what it holds is shown from now on. */
  list(changed: Partial<TasteQuestion>, limit = ROW): RankedItem[] {
    const { question } = this
    const isOut = changed.isOut ?? (() => false)
    const items = listForTaste(this.snapshot, {
      ...question,
      ...changed,
      isOut: (row) => this.#shown.has(row) || question.isOut(row) || isOut(row),
      options: { ...question.options, limit },
    })
    return items
  }

  row(key: string, title: string, reason: string, items: RankedItem[]): TasteRow[] {
    if (items.length === 0) return []
    for (const { row } of items) this.#shown.add(row)
    const named = items.map(({ item, team }) => ({ ...item, team: team ?? null }))
    return [{ key, title, reason, list: randomUUID(), items: named }]
  }
}

function personalRows(page: Page, wish: Wish, arm: Arm | null): TasteRow[] {
  const { snapshot, question } = page
  const { rowStandings } = snapshot
  const count = wish.pulls.length
  const rows = page.row(
    'for-you',
    'All you like, together',
    `From all you said of ${count === 1 ? 'one film' : `${count} films`}`,
    arm?.rival
      ? interleaveLists(
          page.list({}, FIRST_ROW),
          page.list({ model: arm.rival }, FIRST_ROW),
          FIRST_ROW,
        )
      : page.list({}, FIRST_ROW),
  )
  const liked = wish.pulls.filter(({ weight }) => weight > 0)
  for (const { number } of liked.slice(0, BECAUSE_ROWS)) {
    const id = snapshot.model.movieIds[number]!
    const films = [{ number, weight: 1 }]
    const items = page.list({ taste: { ...question.taste, films } })
    rows.push(
      ...page.row(
        `because-${id}`,
        `Because you liked ${page.titleOf(number)}`,
        'Films most like it',
        items,
      ),
    )
  }
  rows.push(...themeRows(page, wish))
  const isNoGem = (row: number) =>
    rowStandings[row]!.popularity > GEM_FAME || rowStandings[row]!.quality < GEM_QUALITY
  const gems = page.list({ isOut: isNoGem, novelty: Math.max(question.novelty, GEM_NOVELTY) })
  rows.push(
    ...page.row(
      'gems',
      'Hidden gems near your taste',
      'Little known, and well rated by those who do',
      gems,
    ),
  )
  const waiting = new Set(wish.watchlist)
  if (waiting.size > 0)
    rows.push(
      ...page.row(
        'watchlist',
        'From your watchlist',
        'The likeliest first',
        page.list({ isOut: (row) => !waiting.has(row) }),
      ),
    )
  return rows
}

/** Rows of films that share two strong themes of the taste: a kind of film and what it is about. */
function themeRows(page: Page, { pulls }: Wish): TasteRow[] {
  const { snapshot } = page
  const offered = offerThemes(snapshot, pulls)
  const genres = offered.filter(({ kind }) => kind === 'genre')
  const keywords = offered.filter(({ kind }) => kind === 'keyword')
  const rows: TasteRow[] = []
  for (const keyword of keywords) {
    if (rows.length === THEME_ROWS) break
    const genre = genres[rows.length % Math.max(1, genres.length)]
    const wanted = [keyword, ...(genre ? [genre] : [])].map(({ name }) =>
      carriersOf(snapshot, name),
    )
    const items = page.list({ isOut: (row) => !wanted.every((carriers) => carriers.has(row)) })
    if (items.length < ROW / 2) continue
    const label = labelOf('keyword', keyword.label)
    const title = [label.charAt(0).toUpperCase() + label.slice(1), genre?.label.toLowerCase()]
    rows.push(
      ...page.row(
        `theme-${keyword.label}`.slice(0, 60),
        title.filter(Boolean).join(', '),
        'Themes that your films share',
        items,
      ),
    )
  }
  return rows
}

function carriersOf(snapshot: Snapshot, theme: string): Set<number> {
  const { offsets, indices } = snapshot.columns
  return new Set(
    columnsOfTheme(snapshot, theme).flatMap((column) => [
      ...indices.subarray(offsets[column]!, offsets[column + 1]!),
    ]),
  )
}

/** For somebody who said nothing: what is well loved, by genre, within the controls. */
function lovedRows(page: Page): TasteRow[] {
  const { filters } = page.question
  const rows = page.row('loved', 'Well loved', 'Rated highly by many', page.list({}, ROW))
  if (filters.genres) return rows
  for (const genre of GENRE_ROWS)
    rows.push(
      ...page.row(
        `loved-${genre.toLowerCase().replaceAll(' ', '-')}`,
        genre,
        `Well loved ${genre.toLowerCase()}`,
        page.list({ filters: { ...filters, genres: [genre] } }),
      ),
    )
  return rows
}
