import type { MovieAnswer } from '@/lib/api/schemas'

/** Longer titles are set smaller, so that they stay within four lines. */
const LONG_TITLE = 28

/** The picture that is shown where a film's page is shared, 1200 x 630, in the CSS that satori knows. */
export function SharePicture({ movie, poster }: { movie: MovieAnswer; poster: string }) {
  const data = `data:image/svg+xml;base64,${Buffer.from(poster).toString('base64')}`
  const line = [movie.year, movie.directors.slice(0, 2).join(', ')].filter(Boolean).join('  ·  ')
  return (
    <div style={SHEET}>
      {/* biome-ignore lint/performance/noImgElement: drawn by satori, not by a browser */}
      <img src={data} alt="" width={420} height={630} />
      <div style={{ ...COLUMN, padding: '56px 60px', justifyContent: 'space-between', flex: 1 }}>
        <div style={COLUMN}>
          <div style={{ fontSize: movie.title.length > LONG_TITLE ? 66 : 104, lineHeight: 1.04 }}>
            {movie.title.toUpperCase()}
          </div>
          <div style={{ fontSize: 34, marginTop: 24 }}>{line}</div>
        </div>
        <div style={{ display: 'flex', fontSize: 34 }}>MARQUEE: FILMS LIKE IT, AND WHY</div>
      </div>
    </div>
  )
}

const SHEET = {
  display: 'flex',
  width: '100%',
  height: '100%',
  background: '#ffcb2e',
  color: '#17130e',
  fontFamily: 'Anton',
} as const

const COLUMN = { display: 'flex', flexDirection: 'column' } as const
