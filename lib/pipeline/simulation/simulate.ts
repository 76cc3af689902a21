// Simulated visitors walk the API of a running server; an experiment must find the planted model, and learning must help.
import { createHash, randomBytes } from 'node:crypto'
import PQueue from 'p-queue'
import type { Database } from '@/lib/db/database'
import { listImpressions } from '@/lib/db/impressions'
import { findChampion, listModelRows } from '@/lib/db/models'
import { listMovies } from '@/lib/db/movies'
import { SIMULATED } from '@/lib/db/ratings'
import { findServing, readModelArtefact, refOf, registerModel } from '@/lib/db/registry'
import { saveState } from '@/lib/db/state'
import { AppError } from '@/lib/errors'
import { estimatePropensities } from '@/lib/features/position-bias'
import type { Feature } from '@/lib/features/movie-features'
import { movieStandings } from '@/lib/features/standing'
import { seededRandom } from '@/lib/math/random'
import { CONTENT_MODEL } from '@/lib/models/content'
import { encodeHybrid, HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import type { Work } from '@/lib/models/ridge'
import { decodeServed, tasteRowsOf } from '@/lib/models/served-hybrid'
import { decodeRows, type ServedModel } from '@/lib/models/served-model'
import { analyseExperiment, planExperiment, startExperiment } from '@/lib/operate/experiments'
import { PLANTED, removeSimulation, SIMULATION } from '@/lib/operate/simulation'
import { readLearningRatings } from '../learning-ratings'
import { type Daily, falsePositives, fitOnFeedback, measureKnownTastes } from './measure'
import { visit } from './visit'
import { makeWorld, plantedRows, type World } from './world'

const DAY_MS = 86_400_000
const AT_ONCE = 8
const AA_TESTS = 400

export type SimulationReport = {
  visitors: number
  days: number
  visits: number
  requests: number
  requestsPerSecond: number
  plantedFound: boolean
  verdict: string
  /** Share of A/A tests that ever found a difference when looked at daily; and what the usual interval would have done. */
  aaFalsePositiveRate: number
  aaFalsePositiveRateOfUsual: number
  aaTests: number
  /** nDCG@10 for visitors kept apart: of what served, and of what was learned from the others' feedback. */
  ndcgBefore: number
  ndcgAfter: number
  /** The same, learned from every click as if all places were looked at alike. */
  ndcgAfterUndebiased: number
  /** Greatest difference between the planted chance of being looked at and the one found from clicks. */
  positionBiasError: number
}

export type SimulationOptions = {
  address: string
  visitors: number
  days: number
  seed: number
  work: Work
  now: number
  say: (line: string) => void
  onProgress: (done: number, all: number) => void
}

/** Runs the whole of it; what an earlier simulation left is removed first. Throws where the server is not this store's. */
export async function simulate(
  database: Database,
  options: SimulationOptions,
): Promise<SimulationReport> {
  const { visitors, days, seed, address, say } = options
  removeSimulation(database)
  const token = randomBytes(24).toString('base64url')
  saveState(database, 'simulation-token', token)
  const movies = listMovies(database)
  const served = readContent(database)
  const standings = movieStandings(movies)
  const fameOf = new Map(movies.map(({ id }, i) => [id, standings[i]!.popularity]))
  const fame = Float64Array.from(served.movieIds, (id) => fameOf.get(id) ?? 0)
  const world = makeWorld(movies, { visitors, days, seed })
  const before = championRows(database, served, fame)

  plant(database, world, served, options)
  const start = options.now - days * DAY_MS
  say(`${visitors} visitors over ${days} days at ${address}`)
  const walked = await walk({ address, token }, world, start, options)
  say(`${walked.visits} visits, ${walked.requests} requests, ${walked.requestsPerSecond} a second`)

  const { verdict, experiment } = analyseExperiment(database, SIMULATION)
  say(verdict.sentence)
  const control = experiment.plan.variants[0]!.name
  const impressions = listImpressions(database, { experiment: SIMULATION, source: SIMULATED })
  const daily = dailyOf(
    impressions.filter(({ variant }) => variant === control),
    start,
    days,
  )
  say(`${AA_TESTS} A/A tests of ${daily.length} visitors, looked at daily`)
  const wrong = falsePositives(daily, { days, tests: AA_TESTS, seed })

  say('learning from what they did')
  const learned = async (isDebiased: boolean) => {
    const ratings = readLearningRatings(database, { withSimulated: true, isDebiased })
    const given = { content: served.neighbours, fame, work: options.work }
    return measureKnownTastes(
      await fitOnFeedback(ratings, served.rowOf, given),
      world,
      served.rowOf,
    )
  }
  const quality = {
    before: measureKnownTastes(before, world, served.rowOf),
    after: await learned(true),
    undebiased: await learned(false),
  }
  const found = estimatePropensities(
    impressions.map(({ movieId, position, clickedAt }) => ({
      film: movieId,
      position,
      isClicked: clickedAt !== null,
    })),
  )
  return {
    visitors,
    days,
    ...walked,
    plantedFound: verdict.winner === PLANTED,
    verdict: verdict.sentence,
    aaFalsePositiveRate: wrong.alwaysValid,
    aaFalsePositiveRateOfUsual: wrong.once,
    aaTests: AA_TESTS,
    ndcgBefore: quality.before.ndcg10,
    ndcgAfter: quality.after.ndcg10,
    ndcgAfterUndebiased: quality.undebiased.ndcg10,
    positionBiasError: found.reduce(
      (most, value, p) => Math.max(most, Math.abs(value - world.lookingAt(p + 1))),
      0,
    ),
  }
}

function readContent(database: Database): ServedModel {
  const head = findChampion(database, CONTENT_MODEL)
  if (!head)
    throw new AppError(
      'not-ready',
      'Got a store without a trained model. Run: npm run marquee -- prepare',
    )
  const vocabulary = JSON.parse(Buffer.from(head.vocabulary).toString('utf8')) as Feature[]
  return decodeRows(listModelRows(database, head.id), vocabulary)
}

function championRows(database: Database, served: ServedModel, fame: Float64Array) {
  const serving = findServing(database)
  return serving?.name === HYBRID_MODEL
    ? decodeServed(readModelArtefact(database, serving.id), served, fame).tasteRows
    : tasteRowsOf([], null, served.neighbours, fame)
}

/** Registers the model that knows something of the world, and starts the experiment that is to find it. */
function plant(
  database: Database,
  world: World,
  { movieIds }: ServedModel,
  { now, seed }: SimulationOptions,
): void {
  const films = movieIds.length
  const nothing = {
    rows: films,
    columns: films,
    offsets: new Int32Array(films + 1),
    indices: new Int32Array(0),
    values: new Float32Array(0),
  }
  const artefact = encodeHybrid({
    movieIds,
    filmGroups: new Uint8Array(films),
    audience: { rows: nothing, weight: 0 },
    components: [
      {
        name: 'item-neighbours',
        model: { rows: plantedRows(world, movieIds, seededRandom(seed)), bias: null },
      },
    ],
    weights: { signals: [], all: [], films: [[]], visitors: [[]] },
    parameters: {},
  })
  const sha256 = createHash('sha256').update(artefact).digest('hex')
  // Of its own name each time: a running server keeps what it has loaded.
  const planted = { name: HYBRID_MODEL, version: `${PLANTED}-${sha256.slice(0, 7)}` }
  registerModel(database, {
    ...planted,
    fingerprint: sha256,
    parameters: {},
    artefact,
    sha256,
    runId: null,
    now,
  })
  const variant = { weight: 1, diversity: null, novelty: null }
  planExperiment(
    database,
    {
      key: SIMULATION,
      kind: 'split',
      source: SIMULATED,
      salt: 'simulation',
      share: 1,
      group: null,
      variants: [
        { ...variant, name: 'control', model: null },
        { ...variant, name: PLANTED, model: refOf(planted) },
      ],
    },
    now,
  )
  startExperiment(database, SIMULATION, now)
}

/** Every visit on its day, day by day; within a day several at once. */
async function walk(
  server: { address: string; token: string },
  world: World,
  start: number,
  { days, seed, onProgress }: SimulationOptions,
): Promise<Pick<SimulationReport, 'visits' | 'requests' | 'requestsPerSecond'>> {
  const all = world.visitors.reduce((sum, visitor) => sum + visitor.days.length, 0)
  const began = performance.now()
  let visits = 0
  let requests = 0
  // The server looks once a second whether an experiment began.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  for (let day = 0; day < days; day++) {
    const queue = new PQueue({ concurrency: AT_ONCE })
    const work = world.visitors.flatMap((visitor, v) => {
      if (!visitor.days.includes(day)) return []
      const random = seededRandom(seed * 7919 + v * 31 + day)
      const at = Math.floor(start + (day + random()) * DAY_MS)
      return [
        () =>
          visit(server, world, visitor, { at, isFirst: visitor.days[0] === day, random }).then(
            (count) => {
              requests += count
              onProgress(++visits, all)
            },
          ),
      ]
    })
    await queue.addAll(work)
  }
  const seconds = (performance.now() - began) / 1000
  return { visits, requests, requestsPerSecond: Math.round(requests / seconds) }
}

/** Films shown and clicked of each visitor by the end of each day. */
function dailyOf(
  impressions: readonly { visitor: string; shownAt: number; clickedAt: number | null }[],
  start: number,
  days: number,
): Daily[] {
  const byVisitor = new Map<string, Daily>()
  for (const { visitor, shownAt, clickedAt } of impressions) {
    const daily = byVisitor.get(visitor) ?? {
      shown: new Array<number>(days).fill(0),
      clicked: new Array<number>(days).fill(0),
    }
    byVisitor.set(visitor, daily)
    const day = Math.min(days - 1, Math.max(0, Math.floor((shownAt - start) / DAY_MS)))
    for (let d = day; d < days; d++) {
      daily.shown[d]!++
      if (clickedAt !== null) daily.clicked[d]!++
    }
  }
  return [...byVisitor.values()]
}
