import { loadConfig } from '@/lib/config'
import { addressesOfPart, countParts, urlSet, xmlAnswer } from '../sitemaps/parts'

export const dynamic = 'force-dynamic'

/** One list of addresses, or a list of lists where there are more than one may hold. */
export async function GET(): Promise<Response> {
  const { siteUrl } = loadConfig()
  const parts = await countParts()
  if (parts === 1) return xmlAnswer(urlSet(siteUrl, await addressesOfPart(0)))
  const lists = Array.from(
    { length: parts },
    (_, part) => `<sitemap><loc>${siteUrl}/sitemaps/${part}.xml</loc></sitemap>`,
  )
  return xmlAnswer(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${lists.join('')}</sitemapindex>`,
  )
}
