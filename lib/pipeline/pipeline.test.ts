import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/lib/db/database'
import { findChampion, listModelRows } from '@/lib/db/models'
import { listMovies } from '@/lib/db/movies'
import { openTestStore } from '@/lib/db/store.fixture'
import { decodeRows } from '@/lib/models/served-model'
import { scoreOf } from '@/lib/recommend/more-like-this'
import {
  type Catalogue,
  fingerprintCatalogue,
  readCatalogue,
  writeCatalogue,
} from './catalogue-files'
import { catalogueStats } from './catalogue-stats'
import { compileCatalogue } from './compile'
import { evaluateSimilar, readJudgements, titleFinder } from './evaluate-similar'
import { fillStore } from './fill-store'
import { writeSample } from './sample.fixture'
import { trainContent } from './train-content'

let sample: string
let catalogue: Catalogue
let store: ReturnType<typeof openTestStore>
let database: Database
const folder = () => join(sample, 'catalogue')
const compile = () => compileCatalogue(sample, folder(), 2026, () => {})

beforeAll(async () => {
  sample = writeSample()
  catalogue = await compile()
  writeCatalogue(folder(), catalogue)
  store = openTestStore()
  database = store.database
})

afterAll(() => {
  store.drop()
  rmSync(sample, { recursive: true })
})

test('four sources become one record a film, with its provenance', () => {
  const film = catalogue.movies.find(({ title }) => title === 'Sample A')!
  expect(catalogue.movies).toHaveLength(42)
  expect(film.provenance.map(({ source }) => source)).toEqual([
    'imdb-5000',
    'movielens',
    'wikipedia-movie-data',
  ])
  expect(film).toMatchObject({
    cast: ['Cy Poe', 'Eve Kay', 'Flo May'],
    ids: { tmdb: 501, wikipedia: 'Sample_A' },
  })
  expect(catalogueStats(catalogue)).toMatchObject({
    films: 42,
    withDirector: 42,
    onlySupplement: 1,
    mergePrecision: 1,
  })
})

test('a recompile changes no byte, and new films get new ids', async () => {
  const before = fingerprintCatalogue(folder())
  writeCatalogue(folder(), await compile())
  expect(fingerprintCatalogue(folder())).toBe(before)
  const supplement = join(folder(), 'supplement/films.jsonl')
  const text = readFileSync(supplement, 'utf8')
  appendFileSync(supplement, '{"title":"Aardvark","year":1950,"directors":["Ann Lee"]}\n')
  const { movies } = await compile()
  writeFileSync(supplement, text)
  const idOf = (title: string) => movies.find((movie) => movie.title === title)?.id
  expect(idOf('Aardvark')).toBe(43)
  expect(movies.filter(({ id }) => id <= 42).map(({ title }) => title)).toEqual(
    readCatalogue(folder()).movies.map(({ title }) => title),
  )
})

test('the store is filled once a catalogue', () => {
  expect(fillStore(database, folder())).toEqual({ isFilled: true, films: 42 })
  expect(fillStore(database, folder())).toEqual({ isFilled: false, films: 42 })
  expect(listMovies(database).map(({ id }) => id)).toEqual(catalogue.movies.map(({ id }) => id))
})

test('training leaves the same rows every time and is not repeated for the same films', async () => {
  const first = await trainContent(database, store.address, { threads: 1 })
  const again = await trainContent(database, store.address, { threads: 1 })
  database.prepare('DELETE FROM Model').run()
  const anew = await trainContent(database, store.address, { threads: 2 })
  expect([first.isTrained, again.isTrained, anew.isTrained]).toEqual([true, false, true])
  expect(anew.version).toBe(first.version)
})

test('the trained rows agree with judgements: heists are like heists', () => {
  const judged = join(mkdtempSync(join(sample, 'judged-')), 'ratings.tsv')
  writeFileSync(
    judged,
    'a\tya\tb\tyb\trating\nsample a\t1990\tsample c\t1992\tOK\nsample a\t1990\tsample b\t1991\tNOT_OK\nsample a\t1990\tnowhere\t1991\tOK\n',
  )
  const head = findChampion(database, 'content')!
  const model = decodeRows(
    listModelRows(database, head.id),
    JSON.parse(Buffer.from(head.vocabulary).toString()),
  )
  const { figures, missing } = evaluateSimilar(
    readJudgements(judged),
    titleFinder(catalogue.movies),
    (a, b) =>
      scoreOf({ ...model, audience: null }, model.rowOf.get(a)!, model.rowOf.get(b)!, {
        quality: 0,
        popularity: 0,
      }),
  )
  expect(figures).toMatchObject({ pairs: 3, covered: 2, auc: 1, aucWithinFilm: 1 })
  expect(missing).toEqual(['nowhere (1991)'])
})

test('a catalogue record that is broken is refused with its file and line', () => {
  const file = join(folder(), 'films/000001.jsonl')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('"year":19', '"year":"19'))
  expect(() => readCatalogue(folder())).toThrow(/000001\.jsonl, line \d+/)
  writeFileSync(file, text)
})
