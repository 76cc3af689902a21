// What a vendor adds to a film for show only: pictures, words, cast with photographs, where to watch it.

/** Somebody of a film as its vendor knows them. */
export type DetailsPerson = {
  /** The vendor's own number. */
  id: number
  name: string
  /** The part played, or the job done. */
  role: string | null
  /** Path of a photograph at the vendor, "/abc.jpg". */
  photo: string | null
}

/** A service where a film can be watched. */
export type WatchService = { name: string; logo: string | null }

/** Where a film can be watched in one country. */
export type WatchOffers = {
  /** The vendor's page that leads on to the services. */
  link: string | null
  stream: WatchService[]
  free: WatchService[]
  rent: WatchService[]
  buy: WatchService[]
}

export type FilmDetails = {
  tmdbId: number
  title: string | null
  tagline: string | null
  overview: string | null
  /** "Released", "Post Production" … as the vendor says it. */
  status: string | null
  /** Minutes. */
  runtime: number | null
  releaseDate: string | null
  poster: string | null
  backdrop: string | null
  rating: { mean: number; count: number } | null
  /** Certificate by ISO 3166-1 country. */
  certificates: Record<string, string>
  cast: DetailsPerson[]
  /** Directors, writers, composers and cinematographers. */
  crew: DetailsPerson[]
  /** Key of the trailer at YouTube. */
  trailer: { key: string; name: string } | null
  /** By ISO 3166-1 country. */
  watch: Record<string, WatchOffers>
}

/** A person for a card of their own. */
export type PersonDetails = {
  id: number
  name: string
  knownFor: string | null
  /** ISO dates. */
  birthday: string | null
  deathday: string | null
  birthplace: string | null
  biography: string | null
  photo: string | null
}
