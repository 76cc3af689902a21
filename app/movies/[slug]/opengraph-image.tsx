import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFound } from 'next/navigation'
import { ImageResponse } from 'next/og'
import { SharePicture } from '@/components/movie/share-picture'
import { drawPoster } from '@/app/posters/draw-poster'
import { filmOfSlug } from './film'

export const size = { width: 1200, height: 630 }
export const contentType = 'image/png'
export const alt = 'The film’s poster beside its title'

const FONT = 'node_modules/@fontsource/anton/files/anton-latin-400-normal.woff'

export default async function OpenGraphImage({ params }: { params: Promise<{ slug: string }> }) {
  const movie = await filmOfSlug((await params).slug)
  const poster = movie && (await drawPoster(movie.id))
  if (!poster) notFound()
  const data = await readFile(join(process.cwd(), FONT))
  return new ImageResponse(<SharePicture movie={movie} poster={poster} />, {
    ...size,
    fonts: [{ name: 'Anton', data, weight: 400 }],
  })
}
