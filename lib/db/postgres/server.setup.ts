// For the tests that run on PostgreSQL: starts a server for all of them, told by TEST_POSTGRES.
import { startPostgres } from '../../../scripts/postgres.mjs'
import { makeTemplate } from '../store.fixture'

/** Called by vitest before the first test; what it returns is called after the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startPostgres({ max_connections: 60 })
  process.env.TEST_POSTGRES = server.address
  makeTemplate(server.address)
  return server.stop
}
