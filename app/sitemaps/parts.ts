import { listMoviePaths, listPersonPaths } from '@/lib/serve/sitemap'

/** What the protocol allows in one file. */
const MOST_ADDRESSES = 50_000

/** How many lists all addresses need. */
export async function countParts(): Promise<number> {
  return Math.ceil((await listAddresses()).length / MOST_ADDRESSES)
}

/** The paths in one of the lists, numbered from 0. */
export async function addressesOfPart(part: number): Promise<string[]> {
  return (await listAddresses()).slice(part * MOST_ADDRESSES, (part + 1) * MOST_ADDRESSES)
}

/** The XML of one list. Paths are slugs, so nothing in them needs escaping. */
export function urlSet(siteUrl: string, paths: readonly string[]): string {
  const urls = paths.map((path) => `<url><loc>${siteUrl}${path}</loc></url>`)
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`
}

export function xmlAnswer(content: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>${content}`, {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    },
  })
}

async function listAddresses(): Promise<string[]> {
  const [movies, people] = await Promise.all([listMoviePaths(), listPersonPaths()])
  return ['/', '/browse', '/about', '/reviews/analyse', ...movies, ...people]
}
