'use client'

import Image, { type ImageLoaderProps } from 'next/image'

/** The widths that TMDB serves of each kind of picture. */
const WIDTHS = {
  poster: [92, 154, 185, 342, 500, 780],
  backdrop: [300, 780, 1280],
  profile: [45, 185],
  logo: [45, 92],
} as const

type Kind = keyof typeof WIDTHS

/** A picture of TMDB, through this server, in the smallest of TMDB's sizes that is large enough. */
export function TmdbImage({
  path,
  kind,
  sizes,
  alt = '',
  width,
  height,
  className,
  isFirst = false,
}: {
  path: string
  kind: Kind
  /** How wide it is shown, as CSS says it. */
  sizes: string
  alt?: string
  width: number
  height: number
  className?: string
  isFirst?: boolean
}) {
  return (
    <Image
      src={path}
      alt={alt}
      width={width}
      height={height}
      sizes={sizes}
      loader={LOADERS[kind]}
      className={className}
      {...(isFirst ? { loading: 'eager', fetchPriority: 'high' } : {})}
    />
  )
}

const LOADERS = {
  poster: loaderOf('poster'),
  backdrop: loaderOf('backdrop'),
  profile: loaderOf('profile'),
  logo: loaderOf('logo'),
}

function loaderOf(kind: Kind) {
  const widths: readonly number[] = WIDTHS[kind]
  return ({ src, width }: ImageLoaderProps) => {
    const size = widths.find((one) => one >= width) ?? widths.at(-1)
    return `/images/tmdb/w${size}${src}`
  }
}
