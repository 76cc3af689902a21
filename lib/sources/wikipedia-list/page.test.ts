import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { fetchPage } from './page'

it('gives up on a server that does not answer', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await expect(fetchPage(`http://127.0.0.1:${port}/`, 50)).rejects.toThrow(/within 0.05 s/)
  server.closeAllConnections()
  server.close()
})
