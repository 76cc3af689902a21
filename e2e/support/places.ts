// Where the servers of these tests stand.

/** A port of its own, so that a running site is not what is tested; two more follow it. */
export const PORT = Number(process.env.E2E_PORT || 3217)
/** The site with a TMDB key and IMDb switched on. */
export const WITH_DETAILS = `http://localhost:${PORT + 1}`
/** The local TMDB and IMDb. */
export const VENDORS = `http://127.0.0.1:${PORT + 2}`
/** What the site with a key logs, requests included. */
export const DETAILS_LOG = 'data/work/e2e-details.log'

export { READ_TOKEN } from '../vendors/tmdb'
