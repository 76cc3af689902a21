// Which picture stands at this path of TMDB?
import 'server-only'
import { loadConfig } from '@/lib/config'
import { fetchTmdbImage, IMAGE_SIZES, type TmdbImage } from '@/lib/sources/tmdb/image'
import { singleFlight } from './single-flight'

const FILE = /^[\w-]{1,80}\.(?:jpg|jpeg|png)$/i
const flight = singleFlight<TmdbImage | null>()

/** Returns a picture, or null where there is none, TMDB is off, or the address is none of TMDB's. */
export async function readTmdbImage(size: string, file: string): Promise<TmdbImage | null> {
  const { tmdb } = loadConfig()
  const known = IMAGE_SIZES.find((one) => one === size)
  if (tmdb === null || known === undefined || !FILE.test(file)) return null
  return flight(`${size}/${file}`, async () => {
    const image = await fetchTmdbImage(tmdb.imageUrl, known, `/${file}`)
    return image.isFound ? image.value : null
  })
}
