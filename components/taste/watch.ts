// What happens in lists, told to the server in batches: films that came into sight, and those that were clicked.
import type { EventsRequest, SeenInList } from '@/lib/api/taste-schemas'
import { hasOptedOut, sessionHeaders } from './session'

const PAUSE_MILLISECONDS = 4000
const MOST_AT_ONCE = 100

let seen = new Map<string, SeenInList>()
let views: number[] = []
let searches: string[] = []
let timer: ReturnType<typeof setTimeout> | null = null
let isListening = false

/** A film of a list came into sight, or was clicked; said again it is the same. */
export function tellSeen(one: SeenInList): void {
  if (hasOptedOut()) return
  const key = `${one.list}|${one.movieId}`
  const before = seen.get(key)
  seen.set(key, { ...one, isClicked: one.isClicked || (before?.isClicked ?? false) })
  later()
  if (one.isClicked) sendAll()
}

/** The page of a film was opened. */
export function tellView(movieId: number): void {
  if (hasOptedOut()) return
  views.push(movieId)
  later()
}

/** Something was searched for: the results were looked at, or one was chosen. */
export function tellSearch(query: string): void {
  if (hasOptedOut() || query === '' || searches.includes(query)) return
  searches.push(query)
  later()
}

function later(): void {
  timer ??= setTimeout(sendAll, PAUSE_MILLISECONDS)
  if (isListening) return
  isListening = true
  // The last moments at which a page that is left can still say something; not every browser has both.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sendAll()
  })
  window.addEventListener('pagehide', sendAll)
}

function sendAll(): void {
  if (timer) clearTimeout(timer)
  timer = null
  const all = [...seen.values()]
  while (all.length + views.length + searches.length > 0) {
    post({
      seen: all.splice(0, MOST_AT_ONCE),
      views: views.splice(0, 20),
      searches: searches.splice(0, 20),
    })
  }
  seen = new Map()
  views = []
  searches = []
}

/** Where a cookie says who asks, a beacon outlives the page; a token can only be sent by a request. */
function post(events: EventsRequest): void {
  const body = JSON.stringify(events)
  const headers = sessionHeaders()
  const isBeaconEnough = Object.keys(headers).length === 0
  if (isBeaconEnough && navigator.sendBeacon('/api/events', new Blob([body], { type: JSON_TYPE })))
    return
  fetch('/api/events', {
    method: 'POST',
    body,
    keepalive: true,
    headers: { ...headers, 'content-type': JSON_TYPE },
  }).catch(() => {
    // What was only watched may be lost; what somebody says goes another way.
  })
}

const JSON_TYPE = 'application/json'
