import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findExperiment, listOutcomes, saveExposure } from '@/lib/db/experiments'
import { type Impression, saveImpressions } from '@/lib/db/impressions'
import { saveMark } from '@/lib/db/events'
import { saveRating } from '@/lib/db/ratings'
import { findServing, listPromotions, listVersions, refOf, registerModel } from '@/lib/db/registry'
import { openTestStore, tracesOf } from '@/lib/db/store.fixture'
import type { Plan } from '@/lib/experiments/experiment'
import {
  analyseExperiment,
  planExperiment,
  promoteWinner,
  startExperiment,
  stopExperiment,
} from './experiments'
import { PLANTED, removeSimulation, SIMULATION } from './simulation'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
  register('aaaa')
  register('bbbb')
})
afterEach(() => store.drop())

const now = 10 * 86_400_000
const variant = { weight: 1, model: null, diversity: null, novelty: null }
const plan: Plan = {
  key: 'first',
  kind: 'split',
  source: 'site',
  salt: 's',
  share: 1,
  group: null,
  variants: [
    { ...variant, name: 'control' },
    { ...variant, name: 'new', model: 'hybrid@bbbb' },
  ],
}

function register(version: string): void {
  const artefact = Buffer.from(version)
  const sha256 = createHash('sha256').update(artefact).digest('hex')
  const model = { name: 'hybrid', version, fingerprint: 'f', parameters: {}, artefact, sha256 }
  registerModel(store.database, { ...model, runId: null, now })
}

function shown(visitor: string, variantName: string, clicks: number, source = 'site'): void {
  const experiment = plan.key
  saveExposure(store.database, { experiment, visitor, variant: variantName, source, at: now })
  saveImpressions(
    store.database,
    Array.from(
      { length: 10 },
      (_, i): Impression => ({
        list: `list-of-${visitor}`,
        movieId: i + 1,
        visitor,
        source,
        surface: 'for-you',
        position: i + 1,
        model: 'hybrid@aaaa',
        experiment,
        variant: variantName,
        team: i % 2 === 0 ? 'a' : 'b',
        reason: null,
        shownAt: now,
        clickedAt: i < clicks ? now + 1 : null,
      }),
    ),
  )
}

/** So many visitors of each variant; those of the new one click twice as often. */
function runFor(each: number, source = 'site'): void {
  for (let v = 0; v < each; v++) {
    shown(`${source}-c${v}`, 'control', v % 2, source)
    shown(`${source}-n${v}`, 'new', 1 + (v % 2), source)
  }
}

describe('an experiment', () => {
  test('is planned once, with models that there are, and runs once', () => {
    const { database } = store
    const unknown = {
      ...plan,
      variants: [plan.variants[0]!, { ...variant, name: 'x', model: 'hybrid@none' }],
    }
    expect(() => planExperiment(database, unknown, now)).toThrow(/hybrid@none/)
    expect(() => planExperiment(database, { ...plan, share: 0 }, now)).toThrow(/Got a share of 0/)
    planExperiment(database, plan, now)
    expect(() => planExperiment(database, plan, now)).toThrow(/already/)
    startExperiment(database, 'first', now)
    expect(() => startExperiment(database, 'first', now)).toThrow(/is running/)
    expect(stopExperiment(database, 'first', now).kind).toBe('too-early')
    expect(() => stopExperiment(database, 'first', now)).toThrow(/is stopped, not running/)
    expect(findExperiment(database, 'first')?.outcome).toMatch(/^Too early/)
    expect(() => startExperiment(database, 'none', now)).toThrow(/expected one of: first/)
  })

  test('counts a visitor once, in the variant met first, with what came after', () => {
    const { database } = store
    planExperiment(database, plan, now)
    const met = { experiment: 'first', visitor: 'ann', source: 'site' }
    saveMark(
      database,
      { source: 'site', visitor: 'ann', kind: 'like', movieId: 8, at: now - 5000 },
      true,
    )
    saveExposure(database, { ...met, variant: 'control', at: now })
    saveExposure(database, { ...met, variant: 'new', at: now + 1 })
    saveMark(
      database,
      { source: 'site', visitor: 'ann', kind: 'like', movieId: 9, at: now + 7_200_000 },
      true,
    )
    saveRating(database, {
      visitor: 'ann',
      source: 'site',
      movieId: 3,
      halfStars: 9,
      ratedAt: now / 1000 + 9000,
    })
    saveRating(database, {
      visitor: 'ann',
      source: 'site',
      movieId: 4,
      halfStars: 4,
      ratedAt: now / 1000 + 9000,
    })
    const asked = { experiment: 'first', source: 'site' }
    expect(listOutcomes(database, asked)).toMatchObject([
      { visitor: 'ann', variant: 'control', likes: 2, firstLikeAt: now + 7_200_000 },
    ])
    expect(analyseExperiment(database, 'first').arms[0]).toMatchObject({
      visitors: 1,
      hoursToFirstLike: 2,
    })
  })

  test('lets the winner serve, with the experiment as the reason, and stops', () => {
    const { database } = store
    planExperiment(database, plan, now)
    startExperiment(database, 'first', now)
    expect(() => promoteWinner(database, 'first', now)).toThrow(/has no winner/)
    runFor(400)
    const { arms, verdict, days } = analyseExperiment(database, 'first')
    expect(arms.map(({ name, shown: films, clicked }) => [name, films, clicked])).toEqual([
      ['control', 4000, 200],
      ['new', 4000, 600],
    ])
    expect(days.map(({ clicked }) => clicked)).toEqual([200, 600])
    expect(verdict).toMatchObject({ kind: 'winner', winner: 'new' })
    expect(promoteWinner(database, 'first', now)).toBe('hybrid@bbbb')
    expect(refOf(findServing(database)!)).toBe('hybrid@bbbb')
    expect(listPromotions(database, { limit: 1 })[0]?.reason).toMatch(
      /^won the experiment first: new wins/,
    )
    expect(findExperiment(database, 'first')?.state).toBe('stopped')
  })

  test('whose winner only turns a parameter has no version to promote', () => {
    const { database } = store
    const turned = {
      ...plan,
      variants: [plan.variants[0]!, { ...variant, name: 'new', novelty: 1 }],
    }
    planExperiment(database, turned, now)
    runFor(400)
    expect(() => promoteWinner(database, 'first', now)).toThrow(/no version of its own/)
  })

  test('of an interleaving prefers the side whose films are clicked', () => {
    const { database } = store
    planExperiment(database, { ...plan, kind: 'interleaving' }, now)
    // Of three clicks from the top, two are on films of the first side.
    for (let v = 0; v < 300; v++) shown(`v${v}`, 'both', v % 3 === 0 ? 2 : 3)
    const { preference, verdict } = analyseExperiment(database, 'first')
    expect(preference).toMatchObject({ a: 200, b: 0, ties: 100, isSignificant: true })
    expect(verdict).toMatchObject({ winner: 'control' })
  })
})

describe('a simulation', () => {
  test('is counted apart from people, promotes nothing, and leaves nothing behind', () => {
    const { database } = store
    register(`${PLANTED}-1`)
    const simulated: Plan = { ...plan, key: SIMULATION, source: 'simulated' }
    planExperiment(database, simulated, now)
    planExperiment(database, plan, now)
    runFor(400, 'simulated')
    expect(analyseExperiment(database, 'first').arms.map(({ visitors }) => visitors)).toEqual([
      0, 0,
    ])
    database.prepare('UPDATE Exposure SET experiment = ?').run(SIMULATION)
    database.prepare('UPDATE Impression SET experiment = ?').run(SIMULATION)
    expect(analyseExperiment(database, SIMULATION).verdict.winner).toBe('new')
    expect(() => promoteWinner(database, SIMULATION, now)).toThrow(/simulated visitors/)
    expect(removeSimulation(database)).toBe(8000 + 800 + 1 + 1)
    expect(tracesOf(database, 'simulated')).toEqual([])
    expect(tracesOf(database, SIMULATION)).toEqual([])
    expect(listVersions(database).map(refOf).sort()).toEqual(['hybrid@aaaa', 'hybrid@bbbb'])
    expect(findExperiment(database, 'first')).not.toBeNull()
  })
})
