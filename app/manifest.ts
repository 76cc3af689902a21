import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Marquee',
    short_name: 'Marquee',
    description: 'Films like the one you love, and the true reason for each.',
    start_url: '/',
    display: 'standalone',
    background_color: '#f4efe3',
    theme_color: '#ffcb2e',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512' },
    ],
  }
}
