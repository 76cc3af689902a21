// From which address does a request come, when proxies of ours may stand between?
import { isIP } from 'node:net'

/**
 * The address of whoever asks. Each of `proxies` trusted ones adds, at the end of X-Forwarded-For, the address that it saw; entries before
 * those are whatever the sender likes. An address of IPv6 counts by its network of 64 bits, of which one household has all.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  proxies: number,
): string {
  const seen = [...(forwardedFor ?? '').split(',').map((one) => one.trim()), socketAddress]
  const from = seen[Math.max(0, seen.length - 1 - proxies)] ?? socketAddress
  return networkOf(isIP(from) ? from : socketAddress)
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.replace(/%.*$/, '').split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const isShort = address.includes('::')
  const middle = isShort ? new Array(Math.max(0, 8 - left.length - right.length)).fill('0') : []
  const groups = [...left, ...middle, ...right].map((group) => Number.parseInt(group, 16))
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}
