import { join } from 'node:path'
import type { NextConfig } from 'next'
import { mostPageBytes } from './scripts/kept-pages.mjs'
import { POLICY_WITHOUT_NONCE, SECURITY_HEADERS } from './lib/security-headers'

/** The server before Next gives each page a nonce; elsewhere the policy is the same for all. */
const headers = process.env.VERCEL
  ? { ...SECURITY_HEADERS, 'Content-Security-Policy': POLICY_WITHOUT_NONCE }
  : SECURITY_HEADERS

/** What is read at run time by a name that no tracer can see. */
const readFiles = ['data/models/*', 'node_modules/@fontsource/*/files/*.woff']

const config: NextConfig = {
  // Images are made from it (Dockerfile); `npm start` needs none.
  ...(process.env.NEXT_OUTPUT === 'standalone' && { output: 'standalone' as const }),
  distDir: process.env.NEXT_FOLDER || '.next',
  // A function has nothing but what is traced into it, the store of the build too.
  outputFileTracingIncludes: {
    '/*': process.env.VERCEL ? [...readFiles, 'data/work/embedded.db'] : readFiles,
  },
  // The tracer takes folders whole where a path is put together; no page reads these.
  outputFileTracingExcludes: { '/*': ['data/catalogue/**', 'data/expectations/**', '*.json'] },
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by `npm test` and `npm run validate`; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'libsql',
    'pg',
    'pino',
    'prom-client',
    '@opentelemetry/api',
    '@opentelemetry/sdk-node',
  ],
  // The server before Next does it, after each page got its nonce.
  compress: false,
  // Kept pages live in memory, bounded: anybody can ask for any address, and a disk would fill.
  // Behind that memory, the pages of other replicas where Redis joins them. A function has Vercel's own cache.
  ...(!process.env.VERCEL && { cacheHandler: join(process.cwd(), 'scripts/page-cache.mjs') }),
  cacheMaxMemorySize: mostPageBytes(),
  experimental: {
    isrFlushToDisk: false,
    // A file of reviews of 2 MB may be uploaded to /reviews/analyse, and what a form adds.
    serverActions: { bodySizeLimit: '3mb' },
  },
  // Exactly the widths that TMDB serves; its pictures are the only ones that next/image shows.
  images: { deviceSizes: [300, 342, 500, 780, 1280], imageSizes: [45, 92, 154, 185] },
  headers: async () => [
    {
      source: '/:path*',
      headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    },
  ],
}

export default config
