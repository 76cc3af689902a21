import { expect, test } from 'vitest'
import { clientAddress } from './client-address'

test('without proxies of ours, what a sender says of itself counts for nothing', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.1', 0)).toBe('203.0.113.9')
})

test('behind one proxy, the last address that it saw counts, not those that the sender put before it', () => {
  expect(clientAddress('10.0.0.2', '198.51.100.1, 203.0.113.9', 1)).toBe('203.0.113.9')
  expect(clientAddress('10.0.0.2', 'nonsense', 1)).toBe('10.0.0.2')
  expect(clientAddress('10.0.0.2', undefined, 1)).toBe('10.0.0.2')
})

test('behind two proxies, it is the one that the first of them saw', () => {
  expect(clientAddress('10.0.0.2', 'forged, 203.0.113.9, 10.0.0.1', 2)).toBe('203.0.113.9')
})

test('a household of IPv6 is one address, however it is written', () => {
  const network = '2001:db8:1:2::/64'
  expect(clientAddress('2001:db8:1:2:aaaa:bbbb:cccc:dddd', undefined, 0)).toBe(network)
  expect(clientAddress('2001:0db8:0001:0002::1', undefined, 0)).toBe(network)
  expect(clientAddress('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9')
  expect(clientAddress('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0::/64')
})
