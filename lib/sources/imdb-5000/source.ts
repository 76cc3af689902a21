// Reads IMDB 5000: movie_metadata.csv, one film a row.
import { basename } from 'node:path'
import { readCsv } from '../csv'
import { findFiles, totalBytes } from '../files'
import type { MovieSource, SourceEvent } from '../source'
import { findImdbId, imdb5000RowSchema, isSeries, reshapeImdb5000 } from './reshape'
import { dropped } from '../problems'

const EXPECTS = 'movie_metadata.csv of IMDB 5000, or the folder that holds it'

/** IMDB 5000 as a source of films. */
export const imdb5000: MovieSource = {
  name: 'imdb-5000',
  expects: EXPECTS,
  read,
}

async function* read(path: string): AsyncGenerator<SourceEvent> {
  const files = findFiles(path, /^movie_metadata.*\.csv$/, EXPECTS)
  const bytesTotal = totalBytes(files)
  const seen = new Set<string>()
  let bytesRead = 0
  let rows = 0
  for (const path of files) {
    const file = basename(path)
    const required = Object.keys(imdb5000RowSchema.shape)
    for await (const event of readCsv(path, {
      required,
      onBytes: (bytes) => {
        bytesRead += bytes
      },
    })) {
      if (event.kind === 'problem') {
        yield event
        continue
      }
      rows++
      const place = { file, line: event.line }
      const row = imdb5000RowSchema.parse(event.row)
      const imdb = findImdbId(row)
      if (imdb === null)
        yield dropped(
          place,
          'missing-id',
          'movie_imdb_link',
          `Got «${row.movie_imdb_link.slice(0, 60)}», expected a link with tt and digits.`,
        )
      else if (seen.has(imdb))
        yield dropped(
          place,
          'duplicate-id',
          'movie_imdb_link',
          `Got ${imdb} again; the first row is kept.`,
        )
      else if (isSeries(row))
        yield dropped(
          place,
          'not-a-film',
          'title_year',
          `«${row.movie_title.trim()}» has no year: a series.`,
        )
      else {
        seen.add(imdb)
        yield { kind: 'draft', draft: reshapeImdb5000(row, imdb), ...place }
      }
      if (rows % 500 === 0) yield { kind: 'progress', read: rows, bytesRead, bytesTotal }
    }
  }
  yield { kind: 'progress', read: rows, bytesRead, bytesTotal }
}
