import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { Lane, type Ticket, MADE_BY_NEXT } from './lane'

const OPTIONS = {
  atOnce: 2,
  fewWaiting: 3,
  waitMs: 400,
  holdMs: 1000,
  graceMs: 500,
  mostWaiting: 20,
  longestMs: 1000,
}

/** A lane whose thread had no rest for so long. */
function busyLane(ms: number, options = OPTIONS): Lane {
  const lane = new Lane(options)
  for (let now = 0; now <= ms; now += 100) lane.look(now, true)
  return lane
}

/** Asks so often; returns tickets, and who was begun and who refused so far, by number. */
function askAll(lane: Lane, count: number, now: number) {
  const begun: number[] = []
  const gone: number[] = []
  const tickets: Ticket[] = []
  for (let i = 0; i < count; i++)
    tickets.push(
      lane.ask(
        () => begun.push(i),
        () => gone.push(i),
        now,
      ),
    )
  return {
    begun,
    gone,
    tickets,
    get refused() {
      return gone.length
    },
  }
}

test('while the thread has rest, all come in at once', () => {
  const lane = new Lane(OPTIONS)
  lane.look(0, false)
  expect(askAll(lane, 1000, 50).begun).toHaveLength(1000)
})

test('without rest a few come in and the others wait their turn in order', () => {
  const lane = busyLane(0)
  const { begun, tickets, refused } = askAll(lane, 5, 10)
  expect(begun).toEqual([0, 1])
  lane.leave(tickets[1]!, 20)
  lane.leave(tickets[0]!, 21)
  expect(begun).toEqual([0, 1, 2, 3])
  expect(refused).toBe(0)
})

test('after a pause of any length nobody is refused', () => {
  const lane = new Lane(OPTIONS)
  lane.look(0, false)
  lane.look(5000, true)
  expect(askAll(lane, 20, 5001).refused).toBe(0)
})

test('a few may wait, however slow the work is', () => {
  const lane = busyLane(60_000)
  expect(askAll(lane, 10, 60_001).refused).toBe(10 - OPTIONS.atOnce - OPTIONS.fewWaiting)
})

test('as many may wait as are done in the time that waiting may take', () => {
  const lane = new Lane({ ...OPTIONS, atOnce: 5, mostWaiting: 1000 })
  for (let now = 0; now <= 10_000; now += 100) {
    lane.look(now, true)
    // Five every hundred milliseconds: 50 a second, so 20 in 400 ms.
    for (const ticket of askAll(lane, 5, now + 1).tickets) lane.leave(ticket!, now + 99)
  }
  expect(1000 - askAll(lane, 1000, 10_100).refused).toBe(5 + 20)
})

test('while something else keeps the machine busy, waiting may take longer', () => {
  const refused = (patience: number) => {
    const lane = new Lane({ ...OPTIONS, mostWaiting: 1000 })
    for (let now = 0; now <= 10_000; now += 100) {
      lane.look(now, true, patience)
      lane.leave(askAll(lane, 1, now + 1).tickets[0]!, now + 99)
    }
    return askAll(lane, 200, 10_100).refused
  }
  // Ten a second: 4 in 400 ms, 24 in six times that, and two inside.
  expect([refused(1), refused(6)]).toEqual([200 - 6, 200 - 26])
})

test('who was let wait and whose turn does not come is refused, but for a few', () => {
  const lane = new Lane({ ...OPTIONS, holdMs: 60_000 })
  lane.look(0, true)
  const { begun, gone } = askAll(lane, 12, 10)
  for (let now = 100; now <= 1000; now += 100) lane.look(now, true)
  expect([begun, gone]).toEqual([[0, 1], []])
  for (let now = 1100; now <= 5000; now += 100) lane.look(now, true)
  expect(gone.length + begun.length).toBe(12 - OPTIONS.fewWaiting)
  expect(lane.waiting).toBe(OPTIONS.fewWaiting)
})

test('who went away while waiting is never begun', () => {
  const lane = busyLane(0)
  const { begun, tickets } = askAll(lane, 4, 10)
  lane.leave(tickets[2]!, 20)
  lane.leave(tickets[0]!, 30)
  expect(begun).toEqual([0, 1, 3])
  expect(lane.waiting).toBe(0)
})

test('who waits for a vendor inside holds nobody up for long', () => {
  const lane = busyLane(0)
  const { begun, tickets } = askAll(lane, 4, 10)
  lane.look(900, true)
  expect(begun).toEqual([0, 1])
  lane.look(1100, true)
  expect(begun).toEqual([0, 1, 2, 3])
  for (const ticket of tickets) lane.leave(ticket!, 9000)
})

test('all that wait come in once the thread has rest again', () => {
  const lane = busyLane(100)
  const { begun } = askAll(lane, 20, 110)
  lane.look(200, false)
  expect(begun).toHaveLength(20)
})

const QUICK_MS = 0.15
const PAGE_MS = 5
const CHUNKS = 4
/** Four of five are quick, so the thread is full at so many a second. */
const FULL = 1000 / (0.8 * QUICK_MS + 0.2 * PAGE_MS)

type Told = { at: number; ms: number; isPage: boolean; isRefused: boolean }

/** One thread that answers what came, then does one chunk of each page inside, turn by turn; arrivals by chance at the rate of each second. */
function simulate(rates: readonly number[], lane: Lane): Told[] {
  const random = seededRandom(5)
  const told: Told[] = []
  const pages: { at: number; left: number; ticket: Ticket | null }[] = []
  const end = rates.length * 1000
  let now = 0
  let idle = 0
  let looked = 0
  let next = 0
  const take = (at: number) => {
    const isPage = random() < 0.2
    if (!isPage) {
      now += QUICK_MS
      told.push({ at, ms: now - at, isPage, isRefused: false })
      return
    }
    const page = { at, left: CHUNKS, ticket: null as Ticket | null }
    page.ticket = lane.ask(
      () => pages.push(page),
      () => told.push({ at, ms: now - at, isPage, isRefused: true }),
      now,
    )
  }
  const work = (page: (typeof pages)[number]) => {
    now += PAGE_MS / CHUNKS
    if (--page.left > 0) return
    pages.splice(pages.indexOf(page), 1)
    lane.leave(page.ticket!, now)
    told.push({ at: page.at, ms: now - page.at, isPage: true, isRefused: false })
  }
  while (now < end || pages.length > 0) {
    const before = now
    for (
      ;
      next <= now && next < end;
      next -= (Math.log(1 - random()) * 1000) / rates[Math.floor(next / 1000)]!
    )
      take(next)
    for (const page of [...pages]) work(page)
    if (now === before) {
      const to = Math.min(next < end ? next : end, looked + 100)
      idle += to - now
      now = Math.max(to, now + 0.001)
    }
    if (now >= looked + 100) {
      lane.look(now, 1 - idle / (now - looked) > 0.9)
      looked = now
      idle = 0
    }
  }
  return told
}

const seconds = (count: number, rate: number) => new Array<number>(count).fill(rate)
const p99 = (told: readonly Told[]) =>
  told.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(told.length * 0.99)]!
const answered = (told: readonly Told[]) => told.filter(({ isRefused }) => !isRefused)
const SUSTAINED = 0.75 * FULL

test('nobody is refused at three quarters of what one thread can do', () => {
  const told = simulate(seconds(60, SUSTAINED), new Lane(MADE_BY_NEXT))
  expect(told.filter(({ isRefused }) => isRefused)).toEqual([])
  expect(p99(told)).toBeLessThan(100)
})

test('at twice that pages come within a second, the rest within 100 ms, and what is too much is refused at once', () => {
  const told = simulate(seconds(30, 2 * SUSTAINED), new Lane(MADE_BY_NEXT))
  const pages = answered(told).filter(({ isPage }) => isPage)
  const refused = told.filter(({ isRefused }) => isRefused)
  expect(p99(pages)).toBeLessThan(1000)
  expect(p99(told.filter(({ isPage }) => !isPage))).toBeLessThan(100)
  expect(Math.max(...refused.map(({ ms }) => ms))).toBeLessThan(100)
  // The thread is full: what quick answers leave of it makes pages.
  const most = (1000 - 2 * SUSTAINED * 0.8 * QUICK_MS) / PAGE_MS
  expect(pages.length / 30).toBeGreaterThan(most * 0.95)
})

test('without bounds the same load takes seconds, quick answers too', () => {
  const unbounded = { ...MADE_BY_NEXT, atOnce: Number.POSITIVE_INFINITY }
  const told = simulate(seconds(30, 2 * SUSTAINED), new Lane(unbounded))
  expect(p99(told)).toBeGreaterThan(5000)
  expect(p99(told.filter(({ isPage }) => !isPage))).toBeGreaterThan(1000)
})

test('a second after it is over nobody is refused and all is quick again', () => {
  const told = simulate(
    [...seconds(30, 2 * SUSTAINED), ...seconds(20, SUSTAINED)],
    new Lane(MADE_BY_NEXT),
  ).filter(({ at }) => at > 31_000)
  expect(told.filter(({ isRefused }) => isRefused)).toEqual([])
  expect(p99(told)).toBeLessThan(100)
})
