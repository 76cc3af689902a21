// One visit of a simulated visitor over the real HTTP API: say what is liked, look at «For you», click and rate.
import { AppError } from '@/lib/errors'
import { fetchOutside } from '@/lib/outgoing'
import type { SimulatedVisitor, World } from './world'

export type Server = { address: string; token: string }

type ForYou = {
  experiment: string | null
  variant: string | null
  model: { name: string; version: string }
  rows: {
    key: string
    list: string
    items: { movie: { id: number }; team: 'a' | 'b' | null; headline: string }[]
  }[]
}

/** Somebody who looks has patience for so many places. */
const PATIENCE = 18
/** Of what was clicked and liked, this share is rated; of what was clicked and not liked, too. */
const RATED_SHARE = 0.6

/** Visits at a time (milliseconds since 1970); returns how many requests it took. Throws where the server refuses. */
export async function visit(
  server: Server,
  world: World,
  visitor: SimulatedVisitor,
  { at, isFirst, random }: { at: number; isFirst: boolean; random: () => number },
): Promise<number> {
  const ask = askAs(server, visitor, at)
  let requests = 2
  if (isFirst) {
    const changes = visitor.firstLikes.map((movieId) => ({ movieId, isLiked: true, isSeen: true }))
    await ask('POST', '/api/my', { changes })
    requests++
  }
  const answer = (await ask('GET', '/api/for-you')) as ForYou
  const [row] = answer.rows
  if (!row) return requests
  const seen = []
  const ratings: { movieId: number; stars: number; isSeen: true }[] = []
  for (const [index, item] of row.items.slice(0, PATIENCE).entries()) {
    const position = index + 1
    const movieId = item.movie.id
    const isLooked = random() < world.lookingAt(position)
    const isLiked = random() < world.likingOf(visitor, movieId)
    const isClicked = isLooked && isLiked
    seen.push({
      list: row.list,
      movieId,
      surface: row.key,
      position,
      model: `${answer.model.name}@${answer.model.version}`,
      experiment: answer.experiment,
      variant: answer.variant,
      team: item.team,
      reason: item.headline || null,
      isClicked,
    })
    if (isClicked && random() < RATED_SHARE)
      ratings.push({ movieId, stars: random() < 0.5 ? 5 : 4, isSeen: true })
  }
  await ask('POST', '/api/events', { seen })
  if (ratings.length > 0) {
    await ask('POST', '/api/my', { changes: ratings })
    requests++
  }
  return requests
}

function askAs({ address, token }: Server, { name }: SimulatedVisitor, at: number) {
  return async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    const response = await fetchOutside(new URL(address + path), {
      method,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'marquee-simulation',
        'x-marquee-simulation': `${token} ${name} ${at}`,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as { detail?: string }
    if (response.ok) return answer
    throw new AppError(
      'unusable-data',
      `${method} ${path}: got ${response.status} (${answer.detail ?? 'no reason'}), expected 200.`,
    )
  }
}
