import type { ReactNode } from 'react'
import { NearTitles } from '@/components/movie/near-titles'
import { SiteFrame } from '@/components/site/site-frame'
import { wordsOfSlug } from '@/lib/format'
import { searchAll } from '@/lib/serve/search'
import { filmOfSlug } from './film'

const MOST_NEAR = 6

/** Frames a film's page. Where there is no such film, titles near the words of the address follow. */
export default async function MovieLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ slug: string }>
}) {
  const { slug } = await params
  const isKnown = (await filmOfSlug(slug)) !== null
  return (
    <SiteFrame>
      {children}
      {!isKnown && <NearTitles movies={await titlesNear(slug)} />}
    </SiteFrame>
  )
}

async function titlesNear(slug: string) {
  const words = wordsOfSlug(slug).slice(0, 100)
  if (words === '') return []
  const { movies, near } = await searchAll(words, MOST_NEAR)
  return movies.length > 0 ? movies : near
}
