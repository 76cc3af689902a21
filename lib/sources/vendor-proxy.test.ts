import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { nameOrigin } from '@/lib/outgoing'
import { VendorClient } from './vendor-client'

const vendor = createServer((_, response) => response.end('from the vendor'))
const asked: string[] = []
const proxy = createServer()
proxy.on('connect', (request, socket) => {
  asked.push(request.url ?? '')
  const onward = connect((vendor.address() as AddressInfo).port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    onward.pipe(socket).pipe(onward)
  })
})

afterAll(() => {
  for (const server of [vendor, proxy]) {
    server.close()
    server.closeAllConnections()
  }
  delete process.env.HTTP_PROXY
})

test('what goes out goes through the proxy of the environment', async () => {
  for (const server of [vendor, proxy])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  nameOrigin('http://vendor.invalid')
  const client = new VendorClient({ name: 'Vendor', baseUrl: 'http://vendor.invalid', retries: 0 })
  const answer = await client.fetchText('/thing')
  expect(answer).toMatchObject({ isFound: true, value: { body: 'from the vendor' } })
  expect(asked).toEqual(['vendor.invalid:80'])
})
