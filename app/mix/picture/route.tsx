import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import { drawPoster } from '@/app/posters/draw-poster'
import { MixPicture } from '@/components/taste/mix-picture'
import { titleOfMix } from '@/components/taste/mix-words'
import { AppError } from '@/lib/errors'
import { handle } from '@/lib/serve/http'
import { mixOf } from '../mix-of'

const FONT = 'node_modules/@fontsource/anton/files/anton-latin-400-normal.woff'
const MOST_POSTERS = 4

/** The picture of a mix for where it is shared. */
export function GET(request: Request) {
  return handle(request, async () => {
    const { mix, trouble } = mixOf(Object.fromEntries(new URL(request.url).searchParams))
    if (!mix) throw new AppError('bad-request', trouble ?? 'Got no films, expected films=27,31.')
    const films = mix.people.flatMap((person) => person.films).slice(0, MOST_POSTERS)
    const posters = await Promise.all(films.map(({ id }) => drawPoster(id)))
    const data = await readFile(join(process.cwd(), FONT))
    const picture = new ImageResponse(
      <MixPicture
        title={titleOfMix(mix.people)}
        posters={posters.filter((poster) => poster !== null)}
      />,
      { width: 1200, height: 630, fonts: [{ name: 'Anton', data, weight: 400 }] },
    )
    return {
      status: 200,
      headers: Object.fromEntries(picture.headers),
      body: new Uint8Array(await picture.arrayBuffer()),
    }
  })
}
