/** The picture that is shown where a mix is shared, 1200 x 630, in the CSS that satori knows. */
export function MixPicture({ title, posters }: { title: string; posters: readonly string[] }) {
  const width = Math.min(260, 1080 / Math.max(1, posters.length) - 20)
  return (
    <div style={SHEET}>
      <div style={{ display: 'flex', gap: 20 }}>
        {posters.map((poster) => (
          // biome-ignore lint/performance/noImgElement: drawn by satori, not by a browser
          <img
            key={poster}
            src={`data:image/svg+xml;base64,${Buffer.from(poster).toString('base64')}`}
            alt=""
            width={width}
            height={width * 1.5}
          />
        ))}
      </div>
      <div style={{ display: 'flex', fontSize: title.length > 40 ? 44 : 64, lineHeight: 1.05 }}>
        {title.toUpperCase()}
      </div>
    </div>
  )
}

const SHEET = {
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'space-between',
  width: '100%',
  height: '100%',
  padding: '50px 60px',
  background: '#ffcb2e',
  color: '#17130e',
  fontFamily: 'Anton',
} as const
