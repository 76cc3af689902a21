const PLACES = Array.from({ length: 12 }, (_, index) => index)

/** Where a wall of posters will stand, before it does. */
export function WallSkeleton() {
  return (
    <div className="wrap pt-10" aria-busy="true">
      <p className="sr-only">Loading films</p>
      <div className="skeleton h-16 w-3/5" />
      <div className="skeleton mt-4 mb-10 h-6 w-40" />
      <ul className="wall">
        {PLACES.map((place) => (
          <li key={place}>
            <div className="skeleton aspect-2/3" />
            <div className="skeleton mt-3 h-4 w-4/5" />
          </li>
        ))}
      </ul>
    </div>
  )
}
