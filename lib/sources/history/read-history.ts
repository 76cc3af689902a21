// A file of somebody's own history, whatever program it comes from.
import { AppError } from '@/lib/errors'
import { type HistoryFile, MOST_ENTRIES } from './entry'
import { readList } from './lists'
import { readTable } from './tables'

/** The largest file that is read, in bytes. */
export const LARGEST_HISTORY = 20 * 1024 * 1024

/** Reads a history by its columns or its form. Throws `too-large`, or `unusable-data` that says what was expected. */
export function readHistory(name: string, bytes: Uint8Array): HistoryFile {
  if (bytes.length > LARGEST_HISTORY)
    throw new AppError('too-large', `${name}: got more than 20 MB, expected less.`)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new AppError(
      'unusable-data',
      `${name}: got an archive, expected one of the files in it. Unpack it and choose ratings.csv, watched.csv, diary.csv, watchlist.csv or likes/films.csv.`,
    )
  const text = decode(name, bytes)
  const file = /^\s*[[{]/.test(text) ? readList(name, text) : readTable(name, text)
  if (file.entries.length > MOST_ENTRIES)
    throw new AppError(
      'too-large',
      `${name}: got ${file.entries.length} films, expected at most ${MOST_ENTRIES}.`,
    )
  return file
}

function decode(name: string, bytes: Uint8Array): string {
  const refuse = (got: string) =>
    new AppError(
      'unusable-data',
      `${name}: got ${got}, expected UTF-8. Save it anew with that encoding.`,
    )
  if (hasMarkOfUtf16(bytes)) throw refuse('a text in UTF-16')
  if (bytes.includes(0)) throw refuse('bytes of 0, as UTF-16 has or a file that is no text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse('bytes that are no UTF-8 text')
  }
}

function hasMarkOfUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
