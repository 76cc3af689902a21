// Where the servers of these tests stand.

/** A port of its own, so that a running site is not what is tested; four more follow it. */
export const PORT = Number(process.env.E2E_PORT || 3217)
/** The store of the site that most tests look at. */
export const STORE = (process.env.DATABASE_URL ?? 'file:./data/work/marquee.db').slice(
  'file:'.length,
)
/** The site with a TMDB key and IMDb switched on. */
export const WITH_DETAILS = `http://localhost:${PORT + 1}`
/** The local TMDB and IMDb. */
export const VENDORS = `http://127.0.0.1:${PORT + 2}`
/** The site with a token for operators, and with runs to look at. */
export const FOR_OPERATORS = `http://localhost:${PORT + 3}`
/** The site as it would stand on the net, with limits; one film and one review in its store are hostile. */
export const ON_THE_NET = `http://localhost:${PORT + 4}`
export const HOSTILE_STORE = 'data/work/e2e-hostile.db'
export const HOSTILE_FILM = 12345
export const OPERATORS_STORE = 'data/work/e2e-operators.db'
export const ADMIN_TOKEN = 'a-token-for-the-tests-only'
/** The experiment that ran there. */
export const EXPERIMENT = 'more-varied'
/** The runs that it holds, and the version that one of them made. */
export const RUNS = {
  good: '11111111-aaaa-4aaa-8aaa-111111111111',
  bad: '22222222-bbbb-4bbb-8bbb-222222222222',
  running: '33333333-cccc-4ccc-8ccc-333333333333',
  version: 'feedfacefeed',
}
/** What the site with a key logs, requests included. */
export const DETAILS_LOG = 'data/work/e2e-details.log'

export { READ_TOKEN } from '../vendors/tmdb'
