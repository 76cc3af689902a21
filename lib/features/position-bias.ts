// How much likelier a film is to be looked at for where it stands, and clicks freed from it.

/** A film shown at a place (from 1), clicked or not. */
export type Shown = { film: number; position: number; isClicked: boolean }

const ROUNDS = 60
const FIRST_RELEVANCE = 0.2

/**
 * The chance of being looked at by place, that of the first place being 1: the position-based model, click = looked at and liked,
 * fitted by expectation-maximisation with a relevance a film (Richardson et al. 2007; Wang et al. 2018, section 3). Places that were
 * never shown have that of the place before. O(rounds · impressions).
 */
export function estimatePropensities(shown: readonly Shown[]): number[] {
  const places = shown.reduce((most, { position }) => Math.max(most, position), 0)
  const looked = Float64Array.from({ length: places }, (_, p) => 1 / Math.sqrt(p + 1))
  const relevance = new Map<number, number>()
  const shownAt = new Float64Array(places)
  const shownOf = new Map<number, number>()
  for (const { film, position } of shown) {
    shownAt[position - 1] = shownAt[position - 1]! + 1
    shownOf.set(film, (shownOf.get(film) ?? 0) + 1)
    relevance.set(film, FIRST_RELEVANCE)
  }
  for (let round = 0; round < ROUNDS; round++) {
    const lookedSum = new Float64Array(places)
    const likedSum = new Map<number, number>()
    for (const { film, position, isClicked } of shown) {
      const look = looked[position - 1]!
      const like = relevance.get(film)!
      const missed = 1 - look * like
      lookedSum[position - 1] =
        lookedSum[position - 1]! + (isClicked ? 1 : (look * (1 - like)) / missed)
      const liked = isClicked ? 1 : (like * (1 - look)) / missed
      likedSum.set(film, (likedSum.get(film) ?? 0) + liked)
    }
    for (let p = 0; p < places; p++)
      if (shownAt[p]! > 0) looked[p] = Math.min(0.999, lookedSum[p]! / shownAt[p]!)
    for (const [film, sum] of likedSum)
      relevance.set(film, Math.min(0.999, sum / shownOf.get(film)!))
  }
  const first = looked[0] ?? 1
  const propensities: number[] = []
  for (let p = 0; p < places; p++)
    propensities.push(
      shownAt[p] === 0 ? (propensities[p - 1] ?? 1) : Math.min(1, looked[p]! / first),
    )
  return propensities
}

/**
 * Whether a click is kept so that those kept are as if every place were looked at as often as the middle one: inverse propensity
 * scoring (Horvitz & Thompson 1952) by drawing instead of weighing, since models take likes and no weights. `draw` is from 0 to 1, the
 * same for the same click. Clicks further down than the middle are all kept.
 */
export function isKeptClick(
  position: number,
  propensities: readonly number[],
  draw: number,
): boolean {
  if (propensities.length === 0) return true
  const middle = [...propensities].sort((a, b) => a - b)[propensities.length >> 1]!
  const own = propensities[Math.min(position, propensities.length) - 1]!
  return draw < Math.min(1, middle / own)
}
