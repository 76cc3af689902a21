'use client'

import { useState } from 'react'
import type { Details } from '@/lib/api/details-schemas'
import { TmdbImage } from './tmdb-image'

/** YouTube's host that sets no cookie before something is played. */
const HOST = 'https://www.youtube-nocookie.com'

/** The trailer behind a still: nothing is loaded from the video's host before somebody asks for it. */
export function Trailer({
  trailer,
  backdrop,
  title,
}: Pick<Details, 'trailer' | 'backdrop'> & { title: string }) {
  const [isPlaying, setPlaying] = useState(false)
  if (isPlaying && trailer)
    return (
      <iframe
        src={`${HOST}/embed/${trailer.key}?autoplay=1`}
        title={`Trailer of ${title}`}
        allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
        referrerPolicy="strict-origin-when-cross-origin"
        className="still"
      />
    )
  const still = backdrop && (
    <TmdbImage
      path={backdrop}
      kind="backdrop"
      width={780}
      height={439}
      sizes="(min-width: 1024px) 45vw, 92vw"
      className="size-full object-cover"
    />
  )
  if (!trailer) return still && <div className="still">{still}</div>
  return (
    <div>
      <button
        type="button"
        onClick={() => setPlaying(true)}
        aria-label={`Play the trailer of ${title}`}
        className="still group block"
      >
        {still}
        <span aria-hidden className="play">
          ▶
        </span>
      </button>
      <p className="mt-2 text-sm text-soft">
        {trailer.name}. It plays from YouTube, which is asked only when you press play.
      </p>
    </div>
  )
}
