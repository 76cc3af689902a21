import type { MetadataRoute } from 'next'
import { loadConfig } from '@/lib/config'

/** Asked anew each time: the address of the site may differ from that of the machine that built it. */
export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/search'] },
    sitemap: `${loadConfig().siteUrl}/sitemap.xml`,
  }
}
