// An experiment that has run for some days, for the tests of the dashboard to look at.
import { openDatabase, inTransaction } from '@/lib/db/database'
import { saveExposure } from '@/lib/db/experiments'
import { type Impression, saveImpressions } from '@/lib/db/impressions'
import { SITE } from '@/lib/db/ratings'
import type { Plan } from '@/lib/experiments/experiment'
import { seededRandom } from '@/lib/math/random'
import { planExperiment, startExperiment } from '@/lib/operate/experiments'
import { EXPERIMENT } from '../support/places'

const VISITORS = 1200
const DAYS = 6
const DAY_MS = 86_400_000
const SHOWN = 12
const CLICKED = { control: 0.05, varied: 0.1 }

/** Leaves visitors of two variants of which one is clicked twice as often. */
export function seedExperiment(path: string): void {
  const database = openDatabase(path)
  const start = Date.now() - DAYS * DAY_MS
  const random = seededRandom(5)
  const variant = { weight: 1, model: null, novelty: null }
  const plan: Plan = {
    key: EXPERIMENT,
    kind: 'split',
    source: SITE,
    salt: 'seeded',
    share: 1,
    // Of an own group without anybody in it: tests beside this one are not drawn into it.
    group: { name: 'seeded', from: 0, to: 1e-6 },
    variants: [
      { ...variant, name: 'control', diversity: null },
      { ...variant, name: 'varied', diversity: 0.6 },
    ],
  }
  try {
    planExperiment(database, plan, start)
    startExperiment(database, EXPERIMENT, start)
    inTransaction(database, () => {
      for (let v = 0; v < VISITORS; v++) {
        const name = v % 2 === 0 ? 'control' : 'varied'
        const at = start + Math.floor(random() * DAYS * DAY_MS)
        const visitor = `seeded-${v}`
        saveExposure(database, { experiment: EXPERIMENT, visitor, variant: name, source: SITE, at })
        const shown = Array.from(
          { length: SHOWN },
          (_, i): Impression => ({
            list: `seeded-${v}`,
            movieId: i + 1,
            visitor,
            source: SITE,
            surface: 'for-you',
            position: i + 1,
            model: 'hybrid@seeded',
            experiment: EXPERIMENT,
            variant: name,
            team: null,
            reason: null,
            shownAt: at,
            clickedAt: random() < CLICKED[name] ? at + 1000 : null,
          }),
        )
        saveImpressions(database, shown)
      }
    })
  } finally {
    database.close()
  }
}
