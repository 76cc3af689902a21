import type { MetadataRoute } from 'next'
import { loadConfig } from '@/lib/config'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/search'] },
    sitemap: `${loadConfig().siteUrl}/sitemap.xml`,
  }
}
