// Somebody whose browser says which films came into sight, batch after batch; knows what was acknowledged.
import Sqlite from 'libsql'
import type { Store } from './site'

const FILMS = [27, 28, 29, 30]
/** Programs that say so themselves are not counted. */
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'

export class Watcher {
  readonly acknowledged: string[] = []
  readonly #address: string
  readonly #name: string
  #token = ''

  constructor(address: string, name: string) {
    this.#address = address
    this.#name = name
  }

  /** Tells until told to stop, or until nobody listens any more. */
  async tell(signal: AbortSignal): Promise<void> {
    const visitor = await fetch(`${this.#address}/api/my/visitor`, { method: 'POST' })
    this.#token = /marquee-visitor=([^;]+)/.exec(visitor.headers.getSetCookie().join())?.[1] ?? ''
    for (let turn = 0; !signal.aborted; turn++) {
      const list = `${this.#name}-${String(turn).padStart(8, '0')}`
      const kept = await this.#send(list).catch(() => null)
      if (kept === null) return
      if (kept === FILMS.length) this.acknowledged.push(list)
    }
  }

  async #send(list: string): Promise<number> {
    const seen = FILMS.map((movieId, index) => ({
      list,
      movieId,
      surface: 'for-you',
      position: index + 1,
      model: 'hybrid@test',
      isClicked: false,
    }))
    const answer = await fetch(`${this.#address}/api/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': AGENT,
        'x-marquee-visitor': this.#token,
      },
      body: JSON.stringify({ seen }),
    })
    return ((await answer.json()) as { kept: number }).kept
  }
}

/** Lists that were acknowledged and are not whole in the store. */
export function lostLists(store: Store, watchers: readonly Watcher[]): string[] {
  const database = new Sqlite(store.path)
  try {
    const count = database.prepare('SELECT count(*) AS films FROM Impression WHERE list = ?')
    return watchers
      .flatMap(({ acknowledged }) => acknowledged)
      .filter((list) => (count.get(list) as { films: number }).films !== FILMS.length)
  } finally {
    database.close()
  }
}
