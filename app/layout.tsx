import type { Metadata, Viewport } from 'next'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { loadConfig } from '@/lib/config'
import { KeepsNothing } from '@/components/site/keeps-nothing'
import { archivo, archivoExtended, newsreader } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  metadataBase: new URL(loadConfig().siteUrl),
  title: { default: 'Marquee: films like the one you love', template: '%s | Marquee' },
  description: 'Type a film you love; get films like it, and the true reason for each.',
  applicationName: 'Marquee',
  openGraph: { siteName: 'Marquee', type: 'website', locale: 'en_GB' },
  twitter: { card: 'summary_large_image' },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4efe3' },
    { media: '(prefers-color-scheme: dark)', color: '#100e0c' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en-GB"
      className={`${archivo.variable} ${archivoExtended.variable} ${newsreader.variable}`}
      suppressHydrationWarning
    >
      <body>
        {/* In place of the nonce, which every answer gets anew as it leaves. */}
        <ThemeProvider
          attribute="class"
          disableTransitionOnChange
          {...(process.env.PAGE_NONCE ? { nonce: process.env.PAGE_NONCE } : {})}
        >
          {loadConfig().isReadOnly && <KeepsNothing />}
          {children}
        </ThemeProvider>
      </body>
    </html>
  )
}
