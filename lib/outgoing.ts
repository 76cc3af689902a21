// The one door by which requests leave this process: to the origins that the configuration or the operator names, and to no others.
import dns from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { EnvHttpProxyAgent, fetch, type RequestInit, type Response } from 'undici'
import { type Config, loadConfig } from './config'
import { AppError } from './errors'

/** Says who asks, to whoever is asked. */
export const USER_AGENT = 'Marquee/0.1 (self-hosted film recommender)'

/** Named at the command line, for this process only. */
const named = new Set<string>()
let configured: ReadonlySet<string> | null = null
let agent: EnvHttpProxyAgent | null = null

/**
 * Asks an address, by the operator's proxy where HTTP_PROXY, HTTPS_PROXY and NO_PROXY name one. Redirects are never followed: whoever
 * follows one comes through this door again. Throws `forbidden` where nobody named the origin.
 */
export function fetchOutside(address: URL, init: RequestInit = {}): Promise<Response> {
  requireNamed(address)
  agent ??= new EnvHttpProxyAgent({ connect: { lookup: carefulLookup() } })
  return fetch(address, { ...init, redirect: 'manual', dispatcher: agent })
}

/** Throws `forbidden` where neither the configuration nor the operator named the origin of an address. */
export function requireNamed(address: URL): void {
  configured ??= originsOf(loadConfig())
  if (configured.has(address.origin) || named.has(address.origin)) return
  throw new AppError(
    'forbidden',
    `Got a request to ${address.origin}, expected one of the origins that are configured (${[...configured].join(', ') || 'none is'}). Nothing was asked.`,
  )
}

/** Lets this process ask the origin of an address that the operator typed, such as a list page to import. Never for what visitors send. */
export function nameOrigin(address: string | URL): void {
  named.add(new URL(address).origin)
}

/** The origins that a configuration names: vendors that are switched on, the tracking server, the collector of traces. */
export function originsOf({ tmdb, imdbUrl, mlflow, tracesUrl }: Config): Set<string> {
  const addresses = [tmdb?.baseUrl, tmdb?.imageUrl, imdbUrl, mlflow?.uri, tracesUrl]
  return new Set(
    addresses
      .filter((address) => typeof address === 'string')
      .map((address) => new URL(address).origin),
  )
}

/** Where clouds tell a machine its own secrets, and what else no vendor lives at. */
const NEVER = new BlockList()
NEVER.addSubnet('169.254.0.0', 16)
NEVER.addSubnet('0.0.0.0', 8)
NEVER.addAddress('100.100.100.200')
NEVER.addAddress('192.0.0.192')
NEVER.addSubnet('fe80::', 10, 'ipv6')
NEVER.addAddress('fd00:ec2::254', 'ipv6')
NEVER.addAddress('fd20:ce::254', 'ipv6')
NEVER.addAddress('::', 'ipv6')

/** Whether an address of IP is one to which no name may lead; one that the operator wrote as a number is asked. */
export function isNeverMeant(address: string): boolean {
  return NEVER.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

type Resolve = (
  name: string,
  options: dns.LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, found: dns.LookupAddress[]) => void,
) => void

/** Looks a name up as Node does, and fails with `forbidden` where it leads to where none may; an address that is a number is not looked up. */
export function carefulLookup(resolve: Resolve = dns.lookup): LookupFunction {
  return (name, options, done) =>
    resolve(name, { ...options, all: true }, (error, found) => {
      const bad = error ? undefined : found.find(({ address }) => isNeverMeant(address))
      if (error || bad) return done(error ?? leadsInside(name, bad!.address), '', 0)
      if (options.all) return done(null, found)
      done(null, found[0]?.address ?? '', found[0]?.family ?? 0)
    })
}

function leadsInside(name: string, address: string): AppError {
  return new AppError(
    'forbidden',
    `Got ${address} for ${name}, expected an address of the vendor: no name may lead there. Check the name server.`,
  )
}
