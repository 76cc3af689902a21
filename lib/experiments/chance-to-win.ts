// How likely each variant is the best, and what is lost by choosing it where it is not.

/** So many of so many. */
export type Arm = { successes: number; trials: number }

export type Chances = {
  /** Of being the best, by arm; they sum to 1. */
  chances: number[]
  /** E[max p − p(arm)]: what choosing the arm costs on the average. */
  losses: number[]
}

const STEPS = 4000
/** The grid reaches so many standard deviations beyond the outermost mean. */
const REACH = 9

/**
 * Beta-binomial with a uniform prior: the posteriors of the arms' rates are Beta(1 + successes, 1 + failures); the chance of arm k is
 * ∫ f_k Π F_j, and E[max] = ∫ 1 − Π F_j, both over a grid where the posteriors have their mass. Deterministic. O(arms · steps).
 */
export function chanceToWin(arms: readonly Arm[]): Chances {
  const posts = arms.map(({ successes, trials }) => ({
    a: 1 + successes,
    b: 1 + trials - successes,
  }))
  const means = posts.map(({ a, b }) => a / (a + b))
  const spreads = posts.map(({ a, b }) => Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))))
  const low = Math.max(0, Math.min(...means.map((mean, k) => mean - REACH * spreads[k]!)))
  const high = Math.min(1, Math.max(...means.map((mean, k) => mean + REACH * spreads[k]!)))
  const width = (high - low) / STEPS
  const points = Array.from({ length: STEPS }, (_, i) => low + (i + 0.5) * width)
  const densities = posts.map((post) => densityOn(points, post))
  const cumulated = posts.map(() => 0)
  const chances = posts.map(() => 0)
  let most = low
  for (let i = 0; i < STEPS; i++) {
    // Half of a cell's mass lies below its middle.
    const below = cumulated.map((sum, k) => sum + densities[k]![i]! / 2)
    for (let k = 0; k < posts.length; k++) {
      const others = below.reduce((product, value, j) => (j === k ? product : product * value), 1)
      chances[k] = chances[k]! + densities[k]![i]! * others
      cumulated[k] = cumulated[k]! + densities[k]![i]!
    }
    most += width * (1 - below.reduce((product, value) => product * value, 1))
  }
  const sum = chances.reduce((total, chance) => total + chance, 0)
  return {
    chances: chances.map((chance) => chance / sum),
    losses: means.map((mean) => Math.max(0, most - mean)),
  }
}

/** The mass of each cell, summing to 1; from logarithms, so that large counts do not vanish. */
function densityOn(points: readonly number[], { a, b }: { a: number; b: number }): Float64Array {
  const logs = Float64Array.from(points, (p) => (a - 1) * Math.log(p) + (b - 1) * Math.log1p(-p))
  const top = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY)
  const masses = logs.map((log) => Math.exp(log - top))
  const sum = masses.reduce((total, mass) => total + mass, 0)
  return masses.map((mass) => mass / sum)
}
