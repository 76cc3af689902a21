// The contract between a source of films and whoever imports them.
import type { MovieDraft } from '@/lib/catalogue/movie'
import type { Problem } from '@/lib/catalogue/problem'

/** What a source says while it reads, one thing at a time, in the order of the file. */
export type SourceEvent =
  | { kind: 'draft'; draft: MovieDraft; file: string; line: number | null }
  | { kind: 'problem'; problem: Problem }
  /** How far the reading is, for a progress bar; `read` counts source rows, bytes where known. */
  | { kind: 'progress'; read: number; bytesRead: number; bytesTotal: number }

/** Reads one foreign thing (a file, or a folder of files) and hands it over in our shape, streaming. */
export interface MovieSource {
  /** The name used on the command line and in provenance: "imdb-5000". */
  readonly name: string
  /** What the path must be, in words, for help texts: "movie_metadata.csv, or the folder that holds it". */
  readonly expects: string
  read(path: string): AsyncGenerator<SourceEvent>
}
