import { drawPosterSvg } from '@/components/poster/draw-poster-svg'
import {
  type FaceName,
  POSTER_FONT_FILES,
  type PosterFonts,
  parsePosterFonts,
} from '@/components/poster/poster-fonts'
import { readPackageFile } from '@/lib/serve/files'
import { findMovie } from '@/lib/serve/movies'

let fonts: PosterFonts | null = null

/** Draws a film's poster, or returns null where there is no such film. */
export async function drawPoster(id: number): Promise<string | null> {
  const movie = await findMovie(id)
  if (!movie) return null
  fonts ??= loadFonts()
  return drawPosterSvg(movie, fonts)
}

function loadFonts(): PosterFonts {
  const files = Object.entries(POSTER_FONT_FILES).map(([face, paths]) => [
    face,
    paths.map((path) => readPackageFile(path)),
  ])
  return parsePosterFonts(Object.fromEntries(files) as Record<FaceName, ArrayBuffer[]>)
}
